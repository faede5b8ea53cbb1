/**
 * Forms of kanji that mean the same in names, places and older documents: the form on the left is folded into the one on the right.
 * A form on the right never stands on the left. Forms that are compatibility ideographs (神 U+FA19) are left to NFKC.
 */

/** Old forms that the 常用漢字表 (平成22年内閣告示第2号) shows in brackets beside its own: 302 of 364, the others are compatibility ideographs. */
const OLD_FORMS =
  '乘乗 亂乱 亞亜 佛仏 來来 倂併 假仮 傳伝 僞偽 價価 儉倹 兒児 兩両 剩剰 劍剣 劑剤 勞労 勳勲 勵励 勸勧 區区 卷巻 卽即 參参 單単 嚴厳 囑嘱 圈圏 國国 圍囲 圓円 圖図 團団 增増 墮堕 壓圧 壘塁 壞壊 壤壌 壯壮 壹壱 壽寿 奧奥 奬奨 ' +
  '孃嬢 學学 寢寝 實実 寫写 寬寛 寶宝 將将 專専 對対 屆届 屬属 峽峡 嶽岳 巢巣 帶帯 廢廃 廣広 廳庁 彈弾 彌弥 徑径 從従 徵徴 德徳 恆恒 惠恵 惡悪 惱悩 愼慎 慘惨 應応 懷懐 戀恋 戰戦 戲戯 戾戻 拂払 拔抜 拜拝 挾挟 插挿 揭掲 搖揺 ' +
  '搜捜 擇択 擊撃 擔担 據拠 擧挙 擴拡 攝摂 收収 效効 敍叙 敕勅 數数 斷断 晚晩 晝昼 曆暦 曉暁 曾曽 會会 條条 棧桟 榮栄 槪概 樂楽 樓楼 樞枢 樣様 橫横 檢検 櫻桜 權権 歐欧 歡歓 步歩 歷歴 歸帰 殘残 殼殻 毆殴 每毎 氣気 涉渉 淚涙 ' +
  '淨浄 淺浅 渴渇 溪渓 溫温 滯滞 滿満 潛潜 澁渋 澤沢 濕湿 濟済 濱浜 瀧滝 瀨瀬 灣湾 燈灯 燒焼 營営 爐炉 爭争 爲為 犧犠 狀状 狹狭 獨独 獵猟 獸獣 獻献 瓣弁 甁瓶 畫画 當当 疊畳 瘦痩 癡痴 發発 盜盗 盡尽 眞真 硏研 碎砕 祕秘 禪禅 ' +
  '禮礼 稱称 稻稲 穗穂 穩穏 竊窃 竝並 粹粋 絲糸 經経 綠緑 緖緒 緣縁 縣県 縱縦 總総 繩縄 繪絵 繼継 續続 纖繊 缺欠 罐缶 聲声 聽聴 肅粛 腦脳 膽胆 臟臓 臺台 與与 舊旧 艷艶 莊荘 莖茎 萬万 薰薫 藏蔵 藝芸 藥薬 處処 虛虚 號号 螢蛍 ' +
  '蟲虫 蠶蚕 蠻蛮 衞衛 裝装 襃褒 覺覚 覽覧 觀観 觸触 謠謡 證証 譯訳 譽誉 讀読 變変 讓譲 豐豊 豫予 貳弐 賣売 賴頼 贊賛 踐践 輕軽 轉転 辨弁 辭辞 辯弁 遞逓 遲遅 邊辺 郞郎 鄕郷 醉酔 醫医 釀醸 釋釈 錄録 錢銭 鍊錬 鎭鎮 鐵鉄 鑄鋳 ' +
  '鑛鉱 關関 陷陥 隨随 險険 隱隠 雙双 雜雑 霸覇 靈霊 靜静 顯顕 飜翻 餘余 餠餅 騷騒 驅駆 驗験 驛駅 髓髄 體体 髮髪 鬭闘 鷄鶏 鹽塩 麥麦 麵麺 黃黄 黑黒 默黙 點点 黨党 齊斉 齋斎 齒歯 齡齢 龍竜 龜亀'

/** Print and old forms that differ as those of the table do, and old spellings of 同音の漢字による書きかえ (昭和31年国語審議会). */
const FORMS_OF_PRINT =
  '亙亘 俠侠 內内 册冊 冨富 冰氷 决決 凉涼 减減 劃画 卻却 吳呉 埀垂 埜野 堯尭 壻婿 姊姉 姬姫 尙尚 峯峰 巖巌 廏厩 廐厩 廚厨 强強 彥彦 恊協 悅悦 戶戸 敎教 敘叙 旣既 晉晋 槇槙 欝鬱 歲歳 淸清 渊淵 渕淵 瑤瑶 產産 眾衆 祿禄 禰祢 ' +
  '稅税 稾稿 穰穣 竒奇 絕絶 綫線 緜綿 羣群 聟婿 聯連 脫脱 舖舗 舘館 蘂蕊 裡裏 說説 讚讃 蹟跡 迹跡 遙遥 邨村 銳鋭 閱閲 隸隷 靑青 顏顔 飮飲 鬪闘 ' +
  '窗窓 窻窓 礙碍 娛娯 吿告 啟啓 喻喩 别別 刋刊 宫宮 寕寧 冲沖 况況 凖準 淒凄 刄刃 囘回 囬回 噐器 梦夢 姙妊 屢屡 徃往 憇憩 戱戯 攜携 晄晃 弃棄 毗毘 濳潜 灾災 烟煙 牀床 畆畝 畒畝 畵画 疉畳 畊耕 耻恥 恠怪 聰聡 脉脈 脣唇 膓腸 纎繊 纒纏 ' +
  '罸罰 踈疎 棊碁 穉稚 窰窯 筭算 粮糧 帋紙 鑒鑑 鈆鉛 鄰隣 隂陰 韵韻 迯逃 咏詠 觧解 軰輩 冦寇 廁厠 廄厩 栅柵 蠅蝿 讎讐 貓猫 曬晒 皷鼓 畱留 幷并 兑兌 靱靭 寃冤 泪涙 艸草 栢柏 楳梅 秌秋 穐秋 龝秋 凜凛 綜総 輛両 輌両 慾欲 禦御 馭御 輯集 ' +
  '熔溶 鎔溶 兇凶 恢回 註注 稀希 疏疎 蒐収 叛反'

/** Variants in the names of people and places. Source: 法務省 戸籍統一文字 (forms of one 親字). */
const FORMS_OF_NAMES =
  '㐂喜 兔兎 凞煕 劒剣 劔剣 圡土 寉鶴 寳宝 尓爾 嵜崎 嶋島 嶌島 斈学 昻昂 晧皓 曺曹 曻昇 杦杉 枩松 栁柳 桒桑 桺柳 槗橋 檜桧 檮梼 涌湧 濵浜 熈煕 熙煕 珎珍 畄留 畧略 皋皐 盖蓋 砿鉱 碕崎 礒磯 礦鉱 秊年 筝箏 篭籠 籔薮 羗羌 舩船 ' +
  '菴庵 萠萌 藪薮 蘓蘇 虵蛇 襍雑 躰体 軆体 輭軟 逹達 邉辺 釼剣 鈎鉤 銕鉄 鎻鎖 閇閉 隝島 雞鶏 靍鶴 靏鶴 靣面 駈駆 髙高 麪麺 鼡鼠 龒竜 﨑崎 𠮟叱 𠮷吉 𣘺橋'

/** Forms of JIS X 0208:1990 and JIS X 0213:2004 for the same character; folded into the one that the IPADIC dictionary writes. */
const FORMS_OF_STANDARDS =
  '俱倶 儘侭 剝剥 吞呑 啞唖 噓嘘 嚙噛 囊嚢 塡填 壺壷 姸妍 屛屏 弯彎 搔掻 摑掴 攪撹 潑溌 濤涛 灌潅 焰焔 礪砺 禱祷 竈竃 簞箪 繡繍 繫繋 萊莱 蔣蒋 蘆芦 蛎蠣 蟬蝉 蠟蝋 諫諌 賤賎 軀躯 邇迩 醬醤 醱醗 頰頬 頸頚 顚顛 驒騨 鰺鯵 鶯鴬 ' +
  '鷗鴎 鹼鹸 麴麹'

/** The usual form of each variant. */
export const KANJI_VARIANTS: ReadonlyMap<string, string> = new Map(
  [OLD_FORMS, FORMS_OF_PRINT, FORMS_OF_NAMES, FORMS_OF_STANDARDS]
    .flatMap((forms) => forms.split(' '))
    .map((pair): [string, string] => [[...pair][0] ?? '', [...pair][1] ?? '']),
)
