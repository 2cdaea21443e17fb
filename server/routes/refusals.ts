/** Every code with which a record can be refused: its status and what it means to a developer. Documented in docs/protocol.md. */
const REFUSALS: Record<string, { status: 400 | 403 | 409; message: string }> = {
  'invalid-json': { status: 400, message: 'The record is not JSON.' },
  'event-shape': { status: 400, message: 'The record does not have the shape of its event type.' },
  'event-type-unknown': { status: 400, message: 'The type is no event type of this release.' },
  'not-permitted': { status: 403, message: 'Your role tells no such event of this place.' },
  'text-not-storable': { status: 400, message: 'A text holds U+0000 or half a surrogate pair.' },
  'position-outside-district': { status: 409, message: "The position is 0,0 or outside the district's box." },
  'event-id-reused': { status: 409, message: 'Another event is stored under this id.' },
  'event-id-provenance': { status: 409, message: 'This event is stored already, told with another provenance.' },
  'event-reported-only': { status: 409, message: 'Only who tells a published account announces its rows.' },
  'report-announced': { status: 409, message: 'The published account has said how many rows it has.' },
  'report-unannounced': { status: 409, message: 'A published account begins with report.announced.' },
  'report-complete': { status: 409, message: 'The published account has all the rows it announced.' },
  'event-not-reportable': { status: 409, message: 'A published account is not told in events of this type.' },
  'ticket-unknown': { status: 409, message: 'No such ticket.' },
  'ticket-exists': { status: 409, message: 'The ticket was received before.' },
  'ticket-stage': { status: 409, message: 'This step is not possible in the stage the ticket is in.' },
  'ticket-merge-target': {
    status: 409,
    message: 'A ticket is merged into another one that exists and is not merged itself.',
  },
  'ticket-import-contradiction': {
    status: 409,
    message: 'A moment before the receipt or after the closing, or a closing or an outcome of what is not closed.',
  },
  'ticket-import-source': { status: 409, message: 'The ticket came from another source.' },
  'ticket-provenance': {
    status: 409,
    message: 'The ticket is of another provenance: recorded and simulated are never mixed.',
  },
  'district-not-synthetic': { status: 409, message: 'Nothing simulated is told of a real district.' },
  'ticket-reported': {
    status: 409,
    message: 'A ticket of a published account is told once, and nothing follows on it.',
  },
  'ticket-import-times': { status: 409, message: 'A repeated import must keep the known moments and add to them.' },
};

export const refusalStatus = (code: string): 400 | 403 | 409 => refusalOf(code).status;
export const refusalMessage = (code: string): string => refusalOf(code).message;

function refusalOf(code: string) {
  const refusal = REFUSALS[code];
  if (!refusal) throw new Error(`The refusal code ${code} has no row in the table.`);
  return refusal;
}
