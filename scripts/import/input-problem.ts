/** Something in what the person gave that stops the whole run: told in one sentence, exit code 1, no stack. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';
}
