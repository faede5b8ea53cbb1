/**
 * Words that decide whether characters are a name. Each list is judged by tests/unit/names; a word that is missing shows there.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u))

/** Longer words that begin with a name or contain one and are something else; matched as a whole, they hide the name. */
export const NO_NAMES = words(`
  八日市場 東京都市大学 東京都市圏 北海道大学 北海道新聞 北海道電力 北海道銀行 北海道日本ハム 北海道放送 北海道文化放送 北海道旅客鉄道 北海道コンサドーレ
  北海道教育大学 北海道医療大学 北海道科学大学 北海道テレビ 地上市町村 都市町村
`)

/** Stems that are ordinary words or regions before they are municipalities: alone they never count, and nothing may run into the whole name. */
export const ORDINARY = words(`
  本部 中間 高原 国立 共和 豊富 大空 三次 大口 大台 大任 知名 三種 日出 下野 新地 中央 南部 東北 東海 昭和 大樹
  上市 下市 平取 当別 北方 一戸 二戸 行方 裾野 さくら みどり みやこ おおい みやま うきは あさぎり さつま あま いの
  たつの みよし みなべ つるぎ むつ かほく 大和 新郷 相生 開成 文京 太子 大蔵 大東 精華 扶桑 日の出 湖南 養老 江南
  出水 千代田 中川 日進 高石 安堵 和気 平生 大木 水上 湧水 胎内 御所 鹿追 階上 大子 普代 三川 大間 中城 上松 水巻
  最上 河南 総社 下松 上川 上島 川北 川南 南関 北山 東川 東洋 東通 東浦 北本 長生 白子 明和 豊山 佐々 北斗
`)

/** Stems that are common family names: alone they count only where the text shows that a place is meant. */
export const SURNAMES = words(`
  山口 石川 福島 福井 長野 宮城 宮崎 秋田 千葉 香川 岡山 中野 荒川 渋谷 品川 足立 豊島 板橋 杉並 目黒 江東 練馬
  池田 川崎 白石 角田 村田 柴田 山田 野田 高山 金山 大江 吉岡 太田 小川 吉川 本庄 鳩山 大島 三宅 松田 村上 田上
  小松 大野 早川 大月 青木 松川 宮田 吉田 菊川 島田 伊東 藤枝 豊田 新城 東郷 松原 三木 三田 吉野 河合 桜井 橋本
  有田 高野 大山 湯浅 川本 竹原 福山 柳井 三好 石井 神山 北島 松山 安田 本山 大川 佐川 津野 柳川 古賀 朝倉 鹿島
  松浦 島原 大村 西原 相良 竹田 佐伯 長島 中山 西川 長井 二宮 三島 三浦 平川 平田 小山 小林 小野 中島 高崎 田村
  黒石 藤崎 鶴田 成田 佐野 真岡 熊谷 川口 深谷 戸田 入間 市川 市原 松戸 船橋 館山 勝浦 白井 香取 立川 青梅 町田
  日野 清瀬 平塚 秦野 厚木 綾瀬 葉山 中井 大井 三条 加茂 上野 上田 飯田 小海 川上 松本 高森 羽島 笠松 川辺 沼津
  磐田 下田 岡崎 瀬戸 半田 豊川 犬山 小牧 岩倉 田原 亀山 玉城 草津 守山 高島 宇治 亀岡 八幡 井手 笠置 豊中 吹田
  高槻 茨木 八尾 和泉 柏原 尼崎 明石 西宮 芦屋 伊丹 豊岡 西脇 三原 加西 福崎 大淀 広川 北川 倉吉 浜田 益田 安来
  玉野 井原 新見 浅口 早島 世羅 下関 岩国 長門 和木 海田 石巻 名取 登米 栗原 大崎 色麻 丸森 横手 湯沢 小坂 井川
  米沢 酒田 新庄 村山 桑折 国見 川俣 白河 相馬 矢吹 棚倉 柳津 古河 石岡 結城 高萩 笠間 牛久 守谷 那珂 桜川 阿見
  足利 矢板 茂木 芳賀 塩谷 前橋 桐生 渋川 藤岡 安中 片品 大泉 板倉 秩父 所沢 狭山 羽生 桶川 久喜 坂戸 三芳
  横瀬 神川 杉戸 茂原 佐倉 流山 君津 浦安 芝山 大多喜 木更津 墨田 新宿 多摩 羽村 福生 瑞穂 藤沢 座間 寒川 山北
  愛川 長岡 柏崎 見附 魚沼 高岡 黒部 舟橋 立山 志賀 坂井 勝山 高浜 都留 須坂 塩尻 茅野 立科 飯島 木祖 白馬 信濃
  大垣 土岐 坂祝 富士 掛川 河津 松崎 刈谷 安城 西尾 稲沢 常滑 知立 阿久比 桑名 名張 菰野 多気 津久見 飯塚 田川
  筑後 行橋 小郡 宗像 宮若 志免 岡垣 苅田 唐津 鳥栖 基山 武雄 荒尾 玉名 山鹿 菊池 宇土 中津 日田 臼杵 杵築
  都城 延岡 高鍋 鹿屋 枕崎 垂水 石垣 浦添 名護 北谷 金武 仁木 栗山 沼田 滝沢 滝川 深川 住田 浅川 戸沢 岩泉 土浦
  笠岡 高梁 神崎 伊奈 川島 吉見 関川 川越 高畠 飯豊 白鷹 川場 大竹 庄原 今治 須崎 遠野 大槌 岩沼 清川 葛尾 平谷
  箕輪 小菅 飯山 伊那 佐久 恵那 山県 本巣 津島 米原 交野 能勢 田尻 上郡 葛城 御坊 田辺 岩出 矢掛 美咲 長沼
  古平 門川 椎葉 日置 氷川 添田 国富 川棚 長与 嘉島 高取 西郷 野木 御船 河北 平内 安平 新島
`)

/** Stems that are also regions, mountains, sights or companies: alone they count only where the text names the municipality as well. */
export const REGIONS = words(`
  貝塚 大治 春日
  大町 三重 大分 日光 伊勢 阿波 丹波 淡路 播磨 佐渡 十和田 出雲 阿蘇 屋久島 能登 飛騨 若狭 木曽 伊豆 奄美 熊野
  瀬戸内 土佐 伊予 安芸 美作 備前 美濃 越前 加賀 甲斐 志摩 伊賀 甲賀 摂津 紀北 紀宝 対馬 壱岐 五島 天草 球磨 日立
  箱根 軽井沢 猪苗代 つがる 庄内 蔵王 南アルプス 小笠原 小豆島 石狩 豊前 筑前 肝付 曽於 関ケ原 平泉 高千穂 白山
  利尻 礼文 奥尻 網走 磐梯 那須 九十九里 鳴門 四万十 吉野川 千曲 那珂川 江戸川 利根 十津川 仁淀川 揖斐川 木津川 天塩
  釧路 洞爺湖 山中湖 武蔵野 奥多摩 安曇野 富良野 諏訪 八幡平 宮古 徳之島 与論 宝塚 雲仙 霧島 指宿 国東 由布 河内
  竜王 雲南 天理 国分寺 千歳 本別 川内 南陽 大潟 朝日 美郷 美里 日南 日向 日高 海南 周南 城陽 天川 天竜 清水 玉川
  鏡石 長和 境港 斑鳩 熊取 小谷 加美 九重 玄海 松島 奥州 坂東 常総 上越 妙高 甲州 湖西 西海 阿武 須恵 益子 鎌倉
  別海 桂川 由良 白浜 新宮 吉備中央 北上 相模原 御嵩 伯耆 南城 道志 京極 今別 大網白里 湯川 神流
`)

/**
 * Stems that are ordinary words, sights or counts first: they count only with a prefecture, with what belongs to an authority (嵐山の職員), where the
 * text names the municipality as well, or alone in a query (嵐山 窓口). Some are family names, too.
 */
export const WORDS = words(`
  嵐山 黒潮 白馬 双葉 大玉 富士見 吉野 三戸 五戸 六戸 七戸 九戸 南国 増毛 月形 喬木 三股 小国 高砂 笛吹 海士 天城
`)
