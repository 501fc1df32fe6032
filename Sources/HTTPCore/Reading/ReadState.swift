/// What a reader makes of the octets it was given so far.
public enum ReadState<Message: Sendable & Hashable>: Sendable, Hashable {
  /// The message is not complete.
  case needsMore
  /// The message is complete; octets after it are the reader's leftover.
  case complete(Message)
  /// The message cannot be read; `partial` is what was understood of it, once its head was.
  case malformed(MessageMalformation, partial: Message?)
}
