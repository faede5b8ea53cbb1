/**
 * How stems that are ordinary words, too, are used as such: what stands behind them tells 日光が差す from 日光で. Judged by tests/unit/names.
 */

/** Work that is done two or three times over, and things with three layers. */
const THREEFOLD =
  'チェック|確認|検算|検査|検品|点検|照合|審査|決[裁済]|承認|稟議|押印|捺印|署名|入力|転記|記入|記帳|施錠|認証|監[査視](?!委員)|警[備戒]|防(?!災|犯)|構[造え]|層|安全|' +
  '目(?![的標指玉])|塔|壁|扉|門|関門|備え|鍵|カギ|ロック|輪|円|丸|網|枠|罠|意味|苦|課題|負担|手間|無駄|ムダ|責任|困難|危機|喜び|バックアップ'
/** After 三重に these speak of the prefecture: 三重に行く, 三重における. All else is done threefold. */
const TO_MIE =
  '行|出張|出向|赴|移[りるっ住]|転[勤居入]|来|帰|着|住|ある|あり|あっ|いる|い[たて]|は|も|つい|関[しす]|対[しす]|おけ|おい|学[ばびぶん]|なら[いうっ]|倣|視察|派遣|問い合|聞|届|近|隣|訪|続[いきくけ]|本[社部拠]|支[店社所]|拠点'

/** By stem, what follows where the word is meant. */
const USES: Readonly<Record<string, RegExp>> = {
  三重: new RegExp(`^(?:に(?!${TO_MIE})|の(?:${THREEFOLD})|で(?:チェック|照合|検算|点検)|と(?:な[りるっ]|する))`, 'u'),
  大分: /^(?!の|で|から|へ|では|、|・|\s|$)/u,
  日光: /^(?:が(?:差|さ[しす]|射|当|あた|入|届|降|注|強|弱|まぶ|眩|足り)|を(?:浴|あび|遮|さえぎ|取り[入込]|避|当て|あて|入れ|反射|利用|受け)|に(?:当|あた|さら|晒|曝|弱|照|よる|より|よっ)|で(?:退色|変色|色あせ|劣化|焼け|乾|温|あたた)|の(?:下(?![水請見])|もと|量|当た|差[しす]|入[りる]|届く|強さ|影響|遮|反射))/u,
  朝日: /^(?:が(?:昇|のぼ|上が|出[るて]|差|さ[しす]|射|当|入|まぶ|眩|照)|を(?:浴|あび|見|拝|受け|背|眺|待)|に(?:照|輝|映|染|向か|当|手)|の(?:中(?![学心央小高])|光|昇|当た|差|さす|よう|まぶ|眩))/u,
  黒潮: /^(?:に(?:乗|のっ|のる|のせ|沿|洗|運|育|恵|学)|の(?:流|恵|蛇行|影響|幸|海|勢|よう)|が(?:流|蛇行|運|育|近|離|洗|もたら)|を(?:横|渡|見|望|利用))/u,
  白馬: /^(?:に(?:乗|のっ|のる|跨|また|引)|の(?:王子|騎士|背|たてがみ|よう)|が(?:走|駆|現)|を(?:駆|引|走))/u,
  双葉: /^(?:が(?:出|で[てた]|開|ひら|芽|生|伸)|を(?:出|つけ|広|開)|の(?:芽|葉|うち|頃|ころ|よう)|に(?:な|開))/u,
  富士見: /^の(?:丘|台|坂|湯|名所)/u,
  取手: /^(?:を(?:引|ひ[いきく]|握|つか|持|回|付|つけ|交換|直)|に(?:手|指|触|つかま|付|つけ)|が(?:壊|外れ|取れ|緩|付|つい|折)|の(?:形|高さ|位置|色|交換|取り[付替])|(?:付|つ)き)/u,
  横手: /^(?:を(?:挙|あげ|打)|に(?:回|まわ|立|見え))/u,
  小山: /^(?:のよう|の(?:上(?![下水司席])|頂|てっぺん|ふもと|麓)|に(?:登|のぼ|積|なっ)|を(?:登|のぼ|築|越|なし|なす)|が(?:ある|でき|[一二三四五六七八九]つ))/u,
  清水: /^(?:を(?:飲|汲|くむ|注|引)|が(?:湧|わ[いく]|流れ)|の(?:湧|流れ|音|舞台)|で(?:洗|冷|喉))/u,
  青梅: /^(?:の(?:実|季節|収穫)|を(?:漬|収穫|摘))/u,
  上野: /^の(?:森(?!林)|公園|駅|動物|美術|山(?![間村林]))/u,
  川上: /^(?:[にへ](?:向|のぼ|上)|から(?:流|下)|の(?:水|方))/u,
  瀬戸: /^の(?:海|潮|島|花嫁)/u,
  若桜: /^(?:が(?:咲|散|満開)|の(?:花|下(?![水請見])|季節))/u,
  吉野: /^の(?:桜|山|里|杉|葛|紅葉)/u,
}

/** Mountains share the names of towns: one climbs 大山 and looks at 白馬. */
const MOUNTAIN = /(?:山|岳|富士|白馬|蔵王|磐梯|箱根|生駒|鈴鹿)$/u
const CLIMBED =
  /^(?:[にへ](?:登|のぼ)|を(?:登|のぼ|仰|下山)|の(?:頂|山頂|てっぺん|麓|ふもと|稜線|尾根|登山|登頂|中腹|斜面|初冠雪|紅葉|竹林)|で(?:登山|遭難))/u

/** 三戸 to 九戸 are counted houses, too. */
const HOUSES = /^[三四五六七八九]戸$/u
const COUNTED =
  /^(?:の(?:うち|住宅|世帯|家[^庭]|空き?家|民家|長屋|建物|住戸|アパート|マンション|建売|入居|留守)|を(?:対象|建て|取り壊|販売|募集)|に(?:配[っるりら布達]|分け|断水)|が(?:空き?家|倒|全壊|半壊|浸水|入居|残)|ずつ|しか|も(?:の|あ))/u

/**
 * Whether what stands behind a stem shows that an ordinary word, a mountain or a count is meant.
 * @param after at least a dozen characters of the folded text from the end of the stem.
 */
export function isUsedAsWord(stem: string, after: string): boolean {
  if (USES[stem]?.test(after)) return true
  if (HOUSES.test(stem) && COUNTED.test(after)) return true
  return MOUNTAIN.test(stem) && CLIMBED.test(after)
}

/** 二重、三重 … is a count wherever it goes on. */
const TWOFOLD = /[一二]重[、・やにもと]{0,2}$/u

/** Whether what stands before a stem shows the same: 二重、三重の手続き. */
export function isCountedOn(stem: string, before: string): boolean {
  return stem === '三重' && TWOFOLD.test(before)
}

/** What only an authority has: behind an ordinary word it makes it a municipality, as in 白馬の職員, 嵐山の窓口. */
const OWNED =
  '全職員|若手職員|新人職員|職員|役場|役所|[市町村](?:役[所場]|長|議会|民|政|内)|議会|首長|[副前元]?知事|県[庁民内職]|庁[舎内]|窓口|教育委員会|総務|企画|保健師|条例|担当[者課]|自治体'
/** What an authority does or has, and others do, too. */
const SHARED =
  '事例|取り?組み?|提案|改善|業務|研修|人材|施策|政策|行政|住民|人口|予算|財政|広報|福祉|消防|働き方|職場|実践|図書館|公民館|担当|若手|新人|人事|dx'
const OF_AUTHORITY = new RegExp(`^の(?:${OWNED}|${SHARED})`, 'u')
const OF_AUTHORITY_ALONE = new RegExp(`^の(?:${OWNED})`, 'u')
/** Words of which the town is not the first that comes to mind: 嵐山の事例 is rather about the sight in 京都, 小国の政策 about any small country. */
const RATHER_WORDS = new Set(['嵐山', '小国', '南国', '増毛', '三股', '喬木', '月形'])

/**
 * Whether a municipality or prefecture is meant by an ordinary word, because what belongs to an authority follows.
 * @param after the folded text from the end of the stem.
 */
export function isAuthority(stem: string, after: string): boolean {
  return (RATHER_WORDS.has(stem) ? OF_AUTHORITY_ALONE : OF_AUTHORITY).test(after)
}
