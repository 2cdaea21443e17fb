/** What the parent may ask a process of a bench, by name. */
export type Calls = Readonly<Record<string, { ask: unknown; answer: unknown }>>;

export type CallName<Asked extends Calls> = keyof Asked & string;

export type ToChild = { readonly id: number; readonly call: string; readonly ask: unknown };
export type FromChild = { readonly id: number } & (
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly message: string }
);
