/**
 * A sentence as one line that does nothing to a terminal but stand there: names and ids come from files, and whatever is in
 * them ends no line, moves no cursor and turns no direction of writing.
 */
export const oneLine = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
