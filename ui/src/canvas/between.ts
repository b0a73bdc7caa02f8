// What differs between two lists that are alike at their ends.

/** A run of a list: its first place, and the place after its last. */
export type Run = [first: number, end: number];

/**
 * The runs of two lists that lie between a beginning and an end that both have; `same` tells whether a place of the one holds
 * what a place of the other holds.
 */
export function between(
  length: number,
  otherLength: number,
  same: (place: number, other: number) => boolean,
): [Run, Run] {
  const shorter = Math.min(length, otherLength);
  let first = 0;
  while (first < shorter && same(first, first)) first += 1;
  let rest = 0;
  while (rest < shorter - first && same(length - 1 - rest, otherLength - 1 - rest)) rest += 1;
  return [
    [first, length - rest],
    [first, otherLength - rest],
  ];
}
