/** The name under which the library is cited and appears in its documentation. */
export const LIBRARY_NAME = '自治体改善事例ライブラリ'
/** Who is responsible for it. */
export const LIBRARY_PUBLISHER = '自治体改善マネジメント研究会'
