import type { FindMessages } from 'virtual:catalogue/sv/find';
import type { PlaceWords } from '../parts/place-facts.tsx';

/** What the directory is looked through with. */
export type FindWords = FindMessages & PlaceWords;
