/** Recompute only when one of the inputs is a different value. Remembers one result, which is all one screen needs. */
export function memo<State, const Inputs extends readonly unknown[], Result>(
  inputs: (state: State) => Inputs,
  compute: (state: State) => Result,
): (state: State) => Result {
  let last: Inputs | undefined;
  let result: Result;
  return (state) => {
    const next = inputs(state);
    if (!last || next.some((value, i) => !Object.is(value, last![i]))) {
      result = compute(state);
      last = next;
    }
    return result;
  };
}
