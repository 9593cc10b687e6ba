/** Tandem cannot start, for a cause the person at the keyboard can remove: the message is one plain sentence. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}
