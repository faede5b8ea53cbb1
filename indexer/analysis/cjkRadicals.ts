/**
 * CJK radicals that PDF text layers emit instead of the characters (⻑ for 長). NFKC folds the Kangxi block but of the CJK Radicals Supplement
 * only two; these are the other 112 that have an equivalent character. Source: Unicode EquivalentUnifiedIdeograph.txt; simplified Chinese shapes
 * are given as their Japanese form, because Japanese text means that (⻅ for 見).
 */
const SUPPLEMENT =
  '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ' +
  '⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰糸 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅見 ⻆角 ⻇𧢲 ⻈言 ⻉貝 ⻊𧾷 ⻋車 ⻌辶 ⻍辶 ⻎辶 ' +
  '⻏邑 ⻐金 ⻑長 ⻒镸 ⻓長 ⻔門 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韋 ⻚頁 ⻛風 ⻜飛 ⻝食 ⻞𩙿 ⻟飠 ⻠食 ⻡𩠐 ⻢馬 ⻣骨 ⻤鬼 ⻥魚 ⻦鳥 ⻧鹵 ⻨麦 ⻩黄 ⻪黽 ⻫斉 ⻬斉 ⻭歯 ⻮歯 ⻯竜 ⻰竜 ⻱亀 ⻲亀'

/** The character that each radical stands for; 龟 is what NFKC makes of ⻳. */
export const CJK_RADICALS: ReadonlyMap<string, string> = new Map(
  `${SUPPLEMENT} 龟亀`.split(' ').map((pair): [string, string] => [[...pair][0] ?? '', [...pair][1] ?? '']),
)
