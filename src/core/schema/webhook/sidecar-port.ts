import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { numberOf, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { repeatsOf } from './repeats';

/** The name of a listener's port may be left out (istio/istio pkg/config/validation/validation.go, ValidatePortName). */
export function checkPortName(subject: Subject, port: Spot): void {
  const name = textOf(port, 'name');
  if (name === '' || isDnsLabel(name)) return;
  const message = `name of a port is 1 to 63 letters, digits and -; istiod refuses ${name}. Rename it, or remove the name.`;
  refuse(subject, { rule: 'bad-format', path: [...port.path, 'name'], ref: 'wh-sc-port-name', message });
}

/** Ports of listeners of one direction; the address on which they listen makes no difference to istiod. 0 is judged by itself. */
export function refuseDuplicateNumbers(subject: Subject, ports: readonly Spot[], ref: string): void {
  for (const { item: port, before } of repeatsOf(ports, (each) => numberOf(each, 'number') || undefined)) {
    const [label, other] = [port, before].map(({ path }) => labelAt(subject, path.slice(0, -1)));
    const message = `${label} has the same port as ${other}, ${numberOf(port, 'number')}; istiod refuses that, whatever they bind to. Give it another one.`;
    refuse(subject, { rule: 'duplicate-port', path: [...port.path, 'number'], ref, message });
  }
}
