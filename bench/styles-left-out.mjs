/** Answers style sheets with nothing, so that the models behind the page's panes can be imported without a browser. */
export function load(url, context, next) {
  return url.endsWith('.css') ? { format: 'module', source: '', shortCircuit: true } : next(url, context);
}
