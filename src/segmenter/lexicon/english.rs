//! English.

use super::Words;

pub(super) const ENGLISH: Words = Words {
    titles: "ADM Abp Adm Ald Amb Assoc Asst Atty Attys Bp Brig Capt Capts Cllr Cmdr Cmdt Col Cols \
        Comdr Const Cpl Cpt DR Det Dr Drs Ens Fr Ft GEN GOV Gen Gens Gov Govs Hon Hr Insp \
        Lieut Lt Lts MM MR MRS MSgt Maj Messrs Mlle Mme Mr Mrs Ms Msgr Mt Mx Natl Ofc Pfc \
        Pres Prof Profs Pte Ptl Pvt Pvts RADM REP Rep Reps Rev Revs Rt SEN SSgt Sen Sens Sgt \
        Sgts Sis Spc Spkr Sra Srta Supt Supts TSgt VADM Ven approx cf e.g eg i.e ie incl v \
        viz vs",
    counters: "Apr Art Aug Bk Ch Dec Feb Fig Figs Jan Jul Jun Mar No Nos Nov Nr N° Oct Para Pt Rm \
        Rs Sec Sep Sept Vol Vols bk ca ch ext fig figs ft lb lbs no nos nr op oz p para \
        paras pp sec sq tel ver vol §",
    medials: "Ala Alta Ariz Ark Assn Ave B.A B.C B.S Bhd Bldg Blvd Bros Calif Cie Co Colo Conn \
        Corp Cos Ct D.C D.D.S D.Phil Del Dept Dist Ed.D Esq Expy Fla Ga Gov't Hdg Hldgs Hts \
        Hwy Ill Inc Incl Ind Int'l Intl J.D Jct Jr Kan Ky L.L.C L.P LL.B LL.M La Ltd M.A M.D \
        M.Sc Mass Md Mfg Mich Minn Miss Mo Mont N.J N.S N.V N.Y Neb Nev Okla Ont Ore Pa Ph.D \
        PhD Pkwy Plc Pty Que Rd Rwy Ry S.A Sask Sdn Sq Sr St Ste Tenn Tex Tpke Univ Va Vt \
        Wash Wis Wyo al assn co corp dept ed est inc ltd p.l.c st univ",
    finals: "etc",
    starters: "A About Above According Across Add Additionally After Again Against Almost Already \
        Also Although Among An Analysts And Another Any Anyone Are Around As Asked At \
        Authorities Based Because Before Behind Below Besides Between Both But By Can \
        Consequently Critics Currently Despite Did Do Doctors Does During Each Earlier \
        Economists Eight Either Elsewhere Even Eventually Every Everybody Everyone \
        Everything Experts Few Finally Five For Former Four From Further Furthermore Given \
        Had Has Have He Hence Her Here His How However I If In Indeed Initially Instead \
        Investors Is It Its Last Later Lawyers Let Like Likewise Many May Maybe Meanwhile \
        More Moreover Most Mr Mrs Ms Much Must My Nearby Nearly Neither Never Nevertheless \
        Next Nine Nobody None Nonetheless Nor Not Nothing Now Of Officials On Once One Only \
        Opponents Or Originally Other Others Our Ours Over Overall People Perhaps Please \
        Police Previously Prosecutors Rather Recently Reports Researchers Residents Revenue \
        Sales Scientists See Seven Several Shares She Should Similarly Since Six So Some \
        Somebody Someone Something Sometimes Soon Still Stocks Such Supporters Surely Ten \
        That The Their Theirs Then There Therefore These They This Those Though Three \
        Through Thus To Today Tomorrow Traders Twice Two Ultimately Under Unless Unlike \
        Until Was We Were What Whatever When Where Whereas Whether Which While Who Why Will \
        With Within Without Witnesses Would Yes Yesterday Yet You Your Yours",
};
