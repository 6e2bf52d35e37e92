import { isAddress, isUnixPath } from '../host-syntax';
import type { Subject } from '../report';
import { textOf, type Spot } from './read';
import { refuse } from './refuse';

const unix = 'unix://';

/** Whether a listener is bound to a Unix socket and not to an address. */
export function isUnixBind(listener: Spot): boolean {
  return textOf(listener, 'bind').startsWith(unix);
}

/** Says what is wrong with the path of a socket, in `bind` or another field (istio/istio pkg/config/validation/validation.go, ValidateUnixAddress). */
export function checkSocket(subject: Subject, listener: Spot, field: string, ref: string): void {
  const text = textOf(listener, field);
  if (!text.startsWith(unix) || isUnixPath(text.slice(unix.length))) return;
  const message = `${field} is ${unix} and an absolute path of a file, or @ and an abstract name; istiod refuses ${text}. Write one such as ${unix}/var/run/app.sock.`;
  refuse(subject, { rule: 'bad-format', path: [...listener.path, field], ref, message });
}

/** Says that `bind`, which is no socket, must be an address. */
export function checkBindAddress(subject: Subject, listener: Spot, ref: string, orSocket = false): void {
  const text = textOf(listener, 'bind');
  if (text === '' || isAddress(text)) return;
  const message = `bind is an IP${orSocket ? ', or unix:// and a path' : ''}; istiod refuses ${text}. Write one such as 127.0.0.1, or remove bind.`;
  refuse(subject, { rule: 'bad-format', path: [...listener.path, 'bind'], ref, message });
}
