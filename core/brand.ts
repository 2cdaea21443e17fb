declare const brand: unique symbol;

/** A value that may not be confused with another of the same shape. One helper makes all brands. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
