/** The page's side of the directory's search, for a browser to load. */
import { SearchBench } from './directory-search.ts';

declare global {
  interface Window {
    searchBench?: SearchBench;
  }
}

window.searchBench = new SearchBench();
