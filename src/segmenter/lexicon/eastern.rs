//! Greek, Turkic languages, and languages of Asia.

use super::Words;

pub(super) const ARABIC: Words = Words {
    titles: "أ أ.د ا.د ت د ص.ب ط م",
    counters: "ج ص ق",
    medials: "ش.م.م ق.م ه هـ",
    finals: "إلخ الخ",
    starters: "",
};

pub(super) const AZERBAIJANI: Words = Words {
    titles: "Dos Dr Məs Prof akad bax c dos gen küç məs prof pros yəni ş",
    counters: "cild maddə s səh №",
    medials: "M b.e e.ə il ilin r",
    finals: "vs və.s",
    starters: "Amma Ancaq Belə Bir Biz Bu Bundan Bunun Burada Bütün Bəzi Daha Digər Elə Hesab Həm \
        Həmin Həmçinin Hər Kim Lakin Mən Necə Niyə Nə O Onlar Onun Orada Siz Sonra Sən Və Ya \
        Yalnız Yəni Çünki İki İndi Əgər",
};

pub(super) const BENGALI: Words = Words {
    titles: "অ্যাড আই আর ই ইউ এ এইচ এন এফ এম এল এস ও কি.মি কে জি জে টি ড ডঃ ডা ডাঃ ডি পি প্রফ বি \
        মি মো মোঃ রু সি সে.মি",
    counters: "নং পৃ",
    medials: "খ্রি",
    finals: "",
    starters: "",
};

pub(super) const GREEK: Words = Words {
    titles: "Αγ Βλ Γεν Δηλ Διευθ Δις Δρ Ι.Μ Κ Κα Καθ Κος Λεωφ Μακ Ν Ν.Δ Οδ Π.χ Πλ Πρβλ Σεβ αγ \
        αγγλ αν βλ γαλλ γεν γερμ δηλ διευθ δις δρ ειπ εκδ επικ επιμ ιταλ κ κ.κ κα καθ κκ κος \
        λ.χ λατ λεωφ μτφρ ο.π οδ π.δ π.χ περ πλ πλοιαρ πρβλ ρωσ σεβ στρ στρατ τ.έ τέ ταξ \
        τουρκ υποπλ φερ ό.π",
    counters: "Απρ Αρ Αριθ Αυγ Δεκ Ιαν Ιουλ Ιουν Μάρτ Μαρ Νοε Νοεμ Οκτ Παρ Σελ Σεπ Σεπτ Τηλ Φεβ \
        Φεβρ άρθ άρθρ αρ αρθ αριθ εδ εικ κεφ πίν παρ σ σελ σσ τ τεύχ τηλ τόμ φ",
    medials: "Co Corp Inc Jr Ltd Α.Ε ΑΕ Ε.Ε Ε.Π.Ε Η.Π.Α Μ.Μ Ο.Η.Ε Π.Μ αι εκ λ λιρ μ μ.Χ μ.μ μμ π.Χ \
        π.μ πμ τ.μ τ.χλμ τρισ ώρ",
    finals: "δισ δολ δρχ εκατ κ.ά κ.α κ.α.π κ.λ.π κ.λπ κ.ο.κ κ.τ.λ κ.τ.ό κλπ κτλ χιλ χλμ",
    starters: "Άλλοι Ένα Ένας Έτσι Έχει Έχουν Ήδη Ήταν Ίσως Όλα Όλοι Όμως Όποιος Όπως Όσο Όταν Ότι \
        Όχι Αλλά Αλλες Αν Ανάμεσα Αντί Από Αργότερα Αυτά Αυτές Αυτή Αυτοί Αυτό Αυτός Αφού \
        Βέβαια Γι Για Γιατί Δεν Δηλαδή Εάν Είναι Είχαν Είχε Εγώ Εδώ Εκεί Εκείνη Εκείνο \
        Εκείνος Εμείς Ενώ Επίσης Επειδή Η Θα Κάθε Κάποιοι Κάποιος Καθώς Και Κανένας Κανείς \
        Κατά Κι Λίγο Μέσα Μέχρι Μία Μα Μαζί Με Μερικοί Μετά Μια Μου Μόλις Μόνο Να Ναι Ο Οι \
        Πάντα Παρά Παράλληλα Περίπου Πιο Ποιος Πολλές Πολλοί Που Πού Πριν Προς Πρώτα Πως \
        Πότε Πώς Σήμερα Σαν Σε Στα Στη Στην Στις Στο Στον Στους Συνεπώς Σύμφωνα Τα Τελικά Τη \
        Την Της Τι Τις Το Τον Του Τους Των Τότε Τώρα Υπάρχει Υπάρχουν Χθες Χωρίς Ως Ωστόσο",
};

pub(super) const HEBREW: Words = Words {
    titles: "גב ד מר עו פרופ",
    counters: "מס ס עמ ת.ד",
    medials: "א.ב ב.מ",
    finals: "וכו",
    starters: "",
};

pub(super) const HINDI: Words = Words {
    titles: "अ आई आर इं ई ई.यू उ उदा ऊ ए एक्स एच एड एन एफ एम एम् एल एल् एस एस् ओ कर्नल कि कि.ग्रा \
        कि.मी कु के क्यू क्र ग्रा जन जि जी जे जेड टी डब्ल्यू डा डाॅ डी डॉ नं पं पी पृ प्रा \
        प्रो बि बी ब्रि मि मि.मी मिस मी मु मे मो यू यू.एस रु लि ले वाई वी श्री सं सी सु \
        सुश्री से.मी स्व",
    counters: "",
    medials: "ई.पू",
    finals: "आदि इत्यादि",
    starters: "",
};

pub(super) const INDONESIAN: Words = Words {
    titles: "AKBP AKP Bpk Brigjen Dr Dra Drs Gg H Hj Ir Irjen Jend Jl Jln K.H KH Kapt Kol Kombes \
        Komjen Letjen Letkol Mayjen Mr Mrs Ms Ny Pdt Prof R.A R.M Rm Sdr Sdri St Tn Ust Yth \
        a.n d.a dr mis spt tgl u.b u.p ybs yg",
    counters: "Agt Agu Apr Des Feb Hlm Jan Jul Jun Mar No Nov Okt Psl Rp Sep Sept Tel Telp Vol ay gbr h \
        hal hlm no ps psl tel telp vol",
    medials: "CV Co Corp Ds Inc Jr Kab Kec Kel Ltd M M.A M.Sc M.Si PT Ph.D S.E S.H S.Pd S.Sos S.T \
        Tbk",
    finals: "dkk dll dsb dst etc",
    starters: "Ada Adalah Agar Akan Akhirnya Akibatnya Anda Apa Apabila Apakah Atas Awalnya \
        Bagaimana Bagi Bahkan Bahwa Banyak Beberapa Begitu Berbagai Berdasarkan Bila Bukan \
        Dalam Dan Dari Dengan Di Dia Hal Hanya Hari Hingga Ia Ini Itu Jadi Jangan Jika Juga \
        Kalau Kami Kamu Karena Kata Ke Kedua Kemudian Kepada Ketika Kini Kita Lalu Lebih \
        Maka Mana Masih Melalui Mengapa Menurut Mereka Meski Meskipun Mungkin Nah Namun Oleh \
        Orang Pada Padahal Para Saat Salah Sama Sampai Satu Saya Sebab Sebagai Sebelum \
        Sebelumnya Sebuah Sedangkan Sehingga Sejak Sejumlah Selain Selama Seluruh Semua \
        Seorang Seperti Sering Serta Setelah Setiap Siapa Sudah Tak Tanpa Tapi Telah \
        Terutama Tetapi Tidak Untuk Walaupun Yang",
};

pub(super) const PERSIAN: Words = Words {
    titles: "د ر ر.ک ک",
    counters: "ج ش ص",
    medials: "ق.م م ه ه.ش ه.ق",
    finals: "غیره",
    starters: "",
};

pub(super) const TAGALOG: Words = Words {
    titles: "Atty Bb Brgy Col Dr Dra Engr G Gen Gng Gob Hen Kap Kol Mr Mrs Ms Rep Sen Sta Sto",
    counters: "Blg No blg p",
    medials: "Co Corp Inc Jr Ltd Sr",
    finals: "atbp etc",
    starters: "Ako Ako'y Ang At Ayon Bago Bakit Dahil Dito Gayunman Habang Hindi Ikaw Isa Isang Ito \
        Iyon Kami Kapag Kasama Kaya Kung Marami May Mayroon Mga Mula Nang Ngayon Ngunit \
        Noong Pagkatapos Para Pero Sa Samantala Si Sila Sina Siya Subalit Tayo Upang Walang",
};

pub(super) const TURKISH: Words = Words {
    titles: "Alb Alm Apt Ar Arş Asb Av Bkz Blv Bnb Bul Bşk Cad Cd Doç Dr Ecz Far Fr Gen Gn Gör Hv \
        Hz Korg Krş Lat Mah Md Mim Mr Mrs Ms Müd Müh Op Org Prof Sk Sn Sok St Tuğg Tümg Tğm \
        Uzm Yb Yrd Yzb av bkz cad doç dr ed haz krş mah prof sn sok yak yakl Ör Örn Öğr Ütğm \
        çev çvr örn İng",
    counters: "Ağu C D Eki Eyl Fık Haz K Kas Nis No Nr Oca S Tel Tem böl c cilt fık m madde md no \
        nr s sf ss sy tel Şek Şub şek",
    medials: "A.O A.Ş Co Corp Inc Jr Ltd Ltd.Şti M.S M.Ö T.A.Ş T.C TL mlr mn sa yy Şti",
    finals: "cm dk km v.b v.d v.s vb vd vesaire vs",
    starters: "Acaba Ama Ancak Artık Aslında Aynı Ayrıca Az Bazen Bazı Başka Belki Ben Benim Bir \
        Biri Birkaç Birçok Biz Bizim Bu Bugün Buna Bundan Bunlar Bunu Bunun Burada Böyle \
        Böylece Da Daha De Değil Diğer Dolayısıyla Dün En Evet Eğer Fakat Gerçi Gibi Hala \
        Halbuki Hatta Hayır Hem Henüz Her Herkes Hiç Hiçbir Hiçbiri Hâlâ Iki Kendi Kendisi \
        Ki Kim Kimi Kimse Lakin Madem Meğer Nasıl Ne Neden Nerede Niye Niçin O Olarak Onlar \
        Onlara Onların Onu Onun Orada Oysa Pek Peki Sadece Siz Sonra Sonuç Sonuçta Tabii Tam \
        Tüm Ve Veya Ya Yalnız Yani Yine Zaten Çok Çünkü Önce Öte Öyle Özellikle Üstelik İki \
        İlk İse İşte Şimdi Şu",
};

pub(super) const VIETNAMESE: Words = Words {
    titles: "BS CN Dr GS KS LS Mr Mrs Ms P PGS Q St TP TS ThS Ths Tp Đ ĐT",
    counters: "No Tr tr",
    medials: "Co Corp Inc Jr Ltd SCN TCN Tr.CN v.v",
    finals: "",
    starters: "Anh Bà Bên Bởi Cho Chính Chúng Chị Các Cái Còn Có Cô Cùng Cũng Cả Của Do Dù Em Giữa \
        Hai Hiện Hôm Hơn Hầu Họ Khi Khoảng Khác Không Là Lúc Mà Mặc Mặt Mọi Mỗi Một Nay Ngay \
        Ngoài Người Nhiều Như Nhưng Những Nó Nếu Qua Rất Sau Sẽ Sự Theo Thì Trong Trên Trước \
        Tuy Tôi Tại Từ Từng Việc Và Vào Vì Vẫn Vậy Với Ông Điều Đây Đã Đó Đến Để Đối Đồng Ở",
};
