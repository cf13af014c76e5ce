/** Where a fault in drawing ends: in words, and with a signal to close what must not go on unseen. */
import { Component, type ReactNode } from 'react';
import { Entrance } from '../components/entrance.tsx';
import { useMessages } from '../components/messages.tsx';
import { Note } from '../components/note.tsx';

interface SafeguardProps {
  /** Whoever waits for an answer must not wait for a page that shows nothing. */
  onBroken(): void;
  children: ReactNode;
}

export class Safeguard extends Component<SafeguardProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useMessages();
  return (
    <Entrance title={t['app.name']()} demonstration={false}>
      <Note tone="clay" icon="alert" role="alert">
        {t['app.broken']()}
      </Note>
    </Entrance>
  );
}
