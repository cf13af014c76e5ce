/** A text to be read, as those who it is for will read it. */
import type { TextBody } from '@dorren/shared/protocol/texts.ts';
import { BindingsReading } from './bindings-reading.tsx';
import { NoticePreview } from './notice-preview.tsx';
import { RoutineReading } from './routine-reading.tsx';

interface BodyReadingProps {
  /** Of a notice: which. */
  notice: string | null;
  version: string;
  publishedAt: number;
  body: TextBody;
  previewAddress: string;
}

export function BodyReading({ notice, version, publishedAt, body, previewAddress }: BodyReadingProps) {
  if (body.kind === 'bindings') return <BindingsReading bindings={body.bindings} />;
  return body.kind === 'notice' ? (
    <NoticePreview shown={{ notice: notice ?? '', version, publishedAt, body: body.notice }} address={previewAddress} />
  ) : (
    <RoutineReading routine={body.routine} />
  );
}
