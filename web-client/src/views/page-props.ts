import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { FunctionComponent } from 'preact';
import type { Find } from '../directory/find.tsx';
import type { FindWords } from '../directory/find-words.ts';
import type { Places } from '../directory/places.ts';
import type { announcement } from '../inside/announcement.ts';
import type { Inside, insidePanel } from '../inside/inside.tsx';
import type { InsideProps } from '../inside/props.ts';
import type { CommonWords } from '../parts/common-words.ts';
import type { FrontParts } from './front-parts.ts';
import type { ViewProps } from './props.ts';

/** What is loaded while one reads: everything from the moment a place is asked for. */
export interface InsideParts {
  Inside: typeof Inside;
  insidePanel: typeof insidePanel;
  announcement: typeof announcement;
  common: CommonWords;
  words: InsideProps['insideWords'];
}

/** What is loaded with the directory, in one language. */
export interface FindParts {
  language: PageLanguage;
  DirectoryPanel: FunctionComponent<PageProps & { find: FindParts }>;
  Find: typeof Find;
  counting(props: PageProps): string;
  words: FindWords;
}

/** The advice for one's own safety, in one language. */
export interface SafetyParts {
  language: PageLanguage;
  SafetyPanel: FunctionComponent<PageProps & { safety: SafetyParts }>;
  words: SafetyMessages;
}

export interface PageProps extends ViewProps, Pick<InsideProps, 'say' | 'writing' | 'answer' | 'fillIn' | 'draft'> {
  front: FrontParts | null;
  inside: InsideParts | null;
  find: FindParts | null;
  places: Places | null;
  safety: SafetyParts | null;
  /** Milliseconds since 1970, when this was drawn. */
  now: number;
}
