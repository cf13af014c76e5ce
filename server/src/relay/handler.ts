/** What is made of a connection's messages; one for all connections of a kind. */
export interface Handler<Of, Message> {
  answer(connection: Of, message: Message): Promise<void>;
  gone(connection: Of): Promise<void>;
  closed(connection: Of): void;
}
