/** Sound and desktop notice for a new arrival. Both are off until one asks for them, and say nothing about anybody. */
import { useEffect, useRef, useState } from 'react';
import { DialogTrigger, Popover, SwitchButton, SwitchField } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { makeChime } from './chime.ts';

export function Arrivals({ arrivals }: { arrivals: number }) {
  const t = useMessages();
  const [sound, setSound] = useState(false);
  const [notice, setNotice] = useState(false);
  const [denied, setDenied] = useState(false);
  const chime = useRef<ReturnType<typeof makeChime> | null>(null);
  const told = useRef(arrivals);

  useEffect(() => () => chime.current?.close(), []);

  useEffect(() => {
    if (arrivals <= told.current) return;
    told.current = arrivals;
    if (sound) chime.current?.play();
    if (notice && document.visibilityState === 'hidden')
      new Notification(t['app.name'](), { body: t['arrivals.general'](), tag: 'arrival' });
  }, [arrivals, sound, notice, t]);

  const changeSound = (on: boolean) => {
    setSound(on);
    if (!on) return;
    chime.current ??= makeChime();
    chime.current.play();
  };

  const changeNotice = async (on: boolean) => {
    const allowed = on && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    setNotice(allowed);
    setDenied(on && !allowed);
  };

  return (
    <DialogTrigger>
      <Button look="quiet" size="small" icon="bell">
        {sound || notice ? t['arrivals.on']() : t['arrivals.off']()}
      </Button>
      <Popover className="popover">
        <div className="dialog">
          <h2 className="dialog-title">{t['arrivals.title']()}</h2>
          <div className="stack">
            <SwitchField isSelected={sound} onChange={changeSound}>
              <SwitchButton className="switch">
                <span className="switch-track" aria-hidden="true" />
                {t['arrivals.sound']()}
              </SwitchButton>
            </SwitchField>
            <SwitchField isSelected={notice} onChange={(on) => void changeNotice(on)}>
              <SwitchButton className="switch">
                <span className="switch-track" aria-hidden="true" />
                {t['arrivals.notice']()}
              </SwitchButton>
            </SwitchField>
            {denied && (
              <Note tone="clay" icon="alert" role="alert">
                {t['arrivals.denied']()}
              </Note>
            )}
            <p className="soft small">{t['arrivals.about']()}</p>
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
