import type { ReactNode } from 'react';

/** Words for screen readers only, read when they change. */
export function SpokenStatus({ children }: { children: ReactNode }) {
  return (
    <div className="only-spoken" role="status">
      {children}
    </div>
  );
}
