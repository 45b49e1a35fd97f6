const DAY = 86_400_000;

/** The begin of each UTC day in `[from, to)`, newest first; epoch milliseconds. */
export function* daysBackwards(from: number, to: number): Generator<number> {
  for (let day = Math.floor((to - 1) / DAY) * DAY; day + DAY > from && day < to; day -= DAY)
    yield day;
}
