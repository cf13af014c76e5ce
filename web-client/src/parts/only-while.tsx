import type { ComponentChildren } from 'preact';

interface Props {
  /** Null: always. */
  token: 'DOOR' | 'ESTIMATE' | 'EMBEDDED' | null;
  is: string;
  children: ComponentChildren;
}

/** What the server sends only while a token has a value (PAGE.md, "Tokens"). */
export function OnlyWhile({ token, is, children }: Props) {
  if (token === null) return <>{children}</>;
  return (
    <>
      {`%%${token}=${is}%%`}
      {children}
      {`%%/${token}%%`}
    </>
  );
}
