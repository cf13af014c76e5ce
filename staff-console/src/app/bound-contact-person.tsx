import type { FrameProps } from './console-frame.tsx';
import { ContactPersonConsole } from './contact-person-console.tsx';
import type { Session } from './session.ts';
import { useDirectory } from './use-directory.ts';

export function BoundContactPerson({ session, frame }: { session: Session; frame: FrameProps }) {
  const [directory, directoryActions] = useDirectory(session.account.token);
  return <ContactPersonConsole {...frame} directory={directory} directoryActions={directoryActions} />;
}
