const FEW = 3

interface Placed {
  municipalities: readonly unknown[]
}

/** Whether a record tells closely of the places it names; one of many places is a list or a meeting, not an example of any of them. */
export function tellsOfFew({ municipalities }: Placed): boolean {
  return municipalities.length <= FEW
}

/** Records in their order, but those of many places last. */
export function examplesFirst<Listed extends Placed>(records: readonly Listed[]): Listed[] {
  return [...records.filter(tellsOfFew), ...records.filter((record) => !tellsOfFew(record))]
}
