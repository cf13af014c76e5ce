import { ProgressBar } from 'react-aria-components';

/** Something takes its time; the words say what. */
export function Working({ children }: { children: string }) {
  return (
    <div role="status" className="working">
      <ProgressBar isIndeterminate aria-label={children} className="progress">
        <span className="progress-track">
          <span className="progress-fill" />
        </span>
      </ProgressBar>
      <span>{children}</span>
    </div>
  );
}
