/** A record about more municipalities than this is about none of them: what they have in common with others says nothing of it, and its "other years" would be anybody's. */
export const FEW_MUNICIPALITIES = 3
