/** How a page came up, in milliseconds since the visit began. */
export interface Load {
  /** First contentful paint. */
  readonly painted: number;
  /** When a press of Open had asked for files. */
  readonly answered: number;
  /** The first moment after which a press of Open is answered and no long task follows for a second. */
  readonly interactive: number;
  /** Tasks of more than 50 ms in the first five seconds, and what they take together. */
  readonly tasks: number;
  readonly sum: number;
}

/**
 * Watches a page come up, from before its first script: `window.load` gives what was seen after five seconds. Open is pressed in every frame until it asks for
 * files; the question is noted and not shown. It is text, so that nothing of this file has to exist in the page.
 */
export const watchLoad = `(() => {
  const tasks = [];
  const seen = { painted: 0, answered: 0 };
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    seen.painted = list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? seen.painted;
  }).observe({ type: 'paint', buffered: true });
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') return click.call(this);
    seen.answered ||= performance.now();
    this.dispatchEvent(new Event('cancel'));
  };
  const isOpen = (button) => (button.ariaLabel ?? button.textContent ?? '').trim() === 'Open';
  requestAnimationFrame(function press() {
    [...document.querySelectorAll('button')].find(isOpen)?.click();
    if (seen.answered === 0) requestAnimationFrame(press);
  });
  const quietFrom = (from) => {
    const next = tasks.find((task) => task.startTime + task.duration > from && task.startTime < from + 1000);
    return next ? quietFrom(next.startTime + next.duration) : from;
  };
  window.load = new Promise((resolve) => setTimeout(() => {
    const sum = tasks.reduce((all, task) => all + task.duration, 0);
    resolve({ ...seen, interactive: quietFrom(seen.answered), tasks: tasks.length, sum });
  }, 5000));
})()`;
