import type { Page } from '@playwright/test';

/** Ends the test. */
function fail(what: string): never {
  throw new Error(what);
}

const watched = new WeakSet<Page>();

/**
 * Calls `report` with each thing that no journey may cause: an error that the page throws or prints, a request to another machine, and whatever the
 * Content-Security-Policy has blocked, in the page or in a worker. To be called before the page is opened; once is enough.
 */
export async function watchPage(page: Page, report: (what: string) => void = fail): Promise<void> {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('pageerror', (error) => report(`The page threw: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // Browsers print a violation as an error, and of a policy that only reports as a message.
    if (message.type() === 'error' || /content[ -]security[ -]policy/i.test(text))
      report(`The page printed an error: ${text}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') report(`A request left the machine: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (what: string) =>
    report(`The policy of the page was violated: ${what}`),
  );
  await page.addInitScript(() => {
    const reporter = window as unknown as { reportViolation: (what: string) => void };
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
      reporter.reportViolation(`${effectiveDirective} ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`),
    );
  });
}
