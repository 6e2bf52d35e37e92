import { createRoot } from 'react-dom/client';
import './app/browser/trusted-types';
import './app/tokens.css';
import './app/fonts.css';
import { startFromAddress } from './app/browser/address';
import { holdVersion } from './app/browser/version-lock';
import { followView } from './app/browser/view-storage';
import { fetchDrawing } from './app/drawing';
import { followFindings } from './app/findings';
import { App } from './app/shell';
import { getState } from './app/store';
import { followSelectedCall } from './app/traced-call';
import { followTraces } from './app/traces';
import { whenIdle } from './app/when-idle';

/** How long the page waits for the stored design before it shows itself without it, in milliseconds. */
const patience = 1_500;
/** When the page is stored for going without a network, in milliseconds after it was drawn: what is fetched for that must not be in the way of the first use. */
const settled = 3_000;

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element #root');
  if (import.meta.env.PROD) holdVersion();
  followView();
  await Promise.race([startFromAddress(), new Promise((resolve) => setTimeout(resolve, patience))]);
  followFindings();
  followTraces();
  followSelectedCall();
  if (getState().snapshot.files.length > 0) await fetchDrawing();
  createRoot(root).render(<App />);
  void fetchDrawing();
  void import('./app/browser/follow-versions').then(({ followVersions }) => followVersions());
  void import('./app/browser/follow-review').then(({ followReview }) => followReview());
  if (import.meta.env.PROD) setTimeout(() => whenIdle(() => void storePage()), settled);
}

async function storePage(): Promise<void> {
  const { keepOffline } = await import('./app/browser/page-updates');
  await keepOffline();
}

void start();
