import { createRoot } from 'react-dom/client';
import './app/base.css';
import { App } from './app/app.tsx';
import { takeLink } from './app/link.ts';

const link = takeLink();
const [visit] = performance.getEntriesByType('navigation');
const reloaded = visit instanceof PerformanceNavigationTiming && visit.type === 'reload';
const container = document.querySelector('#root');
// React would write what it caught to the console, where nothing of a conversation may stand.
const silent = { onCaughtError: () => undefined };
if (container) createRoot(container, silent).render(<App link={link} reloaded={reloaded} />);
