//! German.

use super::Words;

pub(super) const GERMAN: Words = Words {
    titles: "Abg Abt Angekl Ass BGBl Bgm Bhf Brig Dipl Dipl.-Ing Dr Dr.-Ing Fa Fr Frh Frl Gebr \
        Gen Hl Hptm Hr Hrsg Jg Kard Lt Ltn Mag Maj Mgr Mme Mr Mrs Ms Msgr Nrn Oblt Obltn Pfr Prof \
        RGBl Rep Sen St Univ Univ.-Prof abzgl allg amtl angebl bayer beisp bes betr bez bspw bzgl \
        bzw ca d.h d.i dgl dt e.g eigtl einschl emer engl entspr erw evang evtl exkl franz frz geb \
        gegr gem gez ggf ggü griech hl hrsg i.A i.S i.V i.d.F i.d.R i.e inkl ital jap kath lat lfd \
        lt m.E m.W max mgl mind niederl norddt näml o.g ostdt phil poln preuß russ röm s.o s.u \
        schwed schweiz sel sen sog sogen span staatl stellv städt südd teilw tschech türk u.U ung \
        ungar urspr usf v.a verh versch verst vgl vorm westdt wg z.B z.Hd z.T z.Z z.Zt zus zw zzgl \
        österr",
    counters: "Abb Abs Anm Apr Art Aufl Aug Bd Bde Dez Feb Fig Jan Jul Jun Kap Mrz Mär Nov Nr Okt S \
        Sept Tab Tel Z Ziff §",
    medials: "AG Art.-Nr Betr Chr Co Corp Fam Ges GmbH Inc Inh Jh Jhs Jr Kto Ltd Mill Min Mio Mon \
        Mrd Mt Nachf Pfd Plc Sek St.-Nr Stck Std Stk Str Tsd Zi a.D a.M a.d b.a.w cm d.J d.M \
        e.V i.B i.Br i.R jun km n.Chr p p.a qm s.A str u.Z u.a v v.Chr v.J v.u.Z",
    finals: "dergl etc ff o.Ä o.ä u.dgl u.v.a u.v.a.m u.v.m u.Ä u.ä usw",
    starters: "Aber Alle Allerdings Als Also Am An Auch Auf Aus Außerdem Bei Bereits Bis Bisher \
        Bislang Da Dabei Dadurch Dafür Dagegen Daher Damit Danach Daneben Dann Daran Darauf \
        Daraufhin Daraus Darin Darum Darunter Darüber Das Dass Davon Davor Dazu Dem Den Denn \
        Dennoch Der Deshalb Deswegen Die Dies Diese Dieser Dieses Doch Dort Ebenso Ein Eine \
        Einen Einer Er Erst Es Für Gegen Genau Gleichzeitig Hier Hierbei Ich Ihr Ihre Im In \
        Insgesamt Inzwischen Ist Jedoch Jetzt Kaum Kein Keine Laut Man Mehr Mehrere Mit \
        Mittlerweile Nach Nachdem Nicht Noch Nun Nur Nördlich Ob Obwohl Ohne Rund \
        Schließlich Schon Sein Seine Seit Seitdem Sie So Sobald Sogar Sogenannte Solange \
        Somit Sowohl Südlich Trotzdem Um Und Unser Unsere Unter Viele Vielleicht Vom Von Vor \
        Warum Was Weil Wenn Wer Westlich Wie Wir Wo Wohl Während Zu Zudem Zugleich Zuletzt \
        Zum Zunächst Zur Zuvor Zwar Östlich Überall",
};
