import type { YAMLError } from 'yaml'

/** What writers get wrong, by the code of the yaml package: https://eemeli.org/yaml/#errors */
const EXPLANATIONS: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: '値が「*」か「&」で始まっています',
  BAD_DQ_ESCAPE: '「"」で囲んだ値の中の「\\」の使い方が違います',
  BAD_INDENT: '字下げがそろっていないか、かっこが閉じていません',
  BAD_SCALAR_START: '値が「@」か「`」で始まっています',
  BLOCK_AS_IMPLICIT_KEY: '値の中に「: 」があります',
  BLOCK_IN_FLOW: 'かっこの中に、行を分けた一覧や項目があります',
  DUPLICATE_KEY: '同じ項目が二度書かれています',
  MISSING_CHAR: '引用符・かっこ・コロン・コンマのどれかが足りません',
  MULTILINE_IMPLICIT_KEY: '「項目: 値」の形になっていません',
  RESOURCE_EXHAUSTION: 'かっこや字下げの入れ子が深すぎます',
  TAB_AS_INDENT: '字下げにタブが使われています',
  TAG_RESOLVE_FAILED: '値が「!」で始まっています',
  UNEXPECTED_TOKEN: '記号や文字の場所が違います',
}

/** Says in Japanese what is wrong with a piece of YAML. The package speaks English; its code stands for what is rare. */
export function explainYamlError({ code }: YAMLError): string {
  return EXPLANATIONS[code] ?? `YAML の決まりに合いません：${code}`
}
