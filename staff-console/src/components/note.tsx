import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** A framed remark. `glow` for what is worth knowing now, `clay` for what went wrong or ended, `pine` for what went well. */
export function Note({
  tone = 'plain',
  icon,
  role,
  children,
}: {
  tone?: 'plain' | 'pine' | 'glow' | 'clay';
  icon?: IconName;
  role?: 'alert' | 'status';
  children: ReactNode;
}) {
  return (
    <div className="note" data-tone={tone} role={role}>
      {icon && <Icon name={icon} />}
      <div className="note-text">{children}</div>
    </div>
  );
}
