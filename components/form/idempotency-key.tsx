/**
 * A hidden field that makes sending twice the same as sending once. Render it on the server, inside the form of everything that
 * moves money; the action passes it to the use case. A page shown again after success brings a new one.
 */
export function IdempotencyKey({ name = "idempotencyKey" }: { readonly name?: string }) {
  return <input type="hidden" name={name} value={crypto.randomUUID()} />;
}
