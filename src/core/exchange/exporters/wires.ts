import { isTlsTwice, type TlsBy } from '../../topology';
import type { Link } from './mermaid-text';
import { tlsLook, tlsWords } from './tls-words';

/**
 * What leaves a pod's proxy: bytes, each wire drawn once however many calls take it, and what it knows. Bytes are drawn past the registry, which
 * stands between the pods and the outside.
 */
export class Wires {
  private readonly bytes = new Map<string, Link>();
  private readonly knowledge = new Map<string, Link>();

  addBytes(from: string, to: string, port: number | undefined, tls: TlsBy): void {
    const label = [port === undefined ? '' : `:${port}`, tlsWords[tls]].filter(Boolean).join(', ');
    const link: Link = { from, to, look: tlsLook(tls), lines: [label] };
    this.addOther(isTlsTwice(tls) ? { ...link, alarm: true } : link);
  }

  addRouted(from: string, to: string, tls: TlsBy): void {
    const look = tlsLook(tls);
    this.addOther({ from, to, look, lines: [`routed to the gateway, ${tlsWords[tls]}`] });
  }

  /** What goes to the dialled address, with the TLS that the app started, if any. */
  addPassing(from: string, to: string, how: string, tls: TlsBy): void {
    this.addOther({ from, to, look: tlsLook(tls), lines: [how, tlsWords[tls]] });
  }

  addOther(link: Link): void {
    this.bytes.set(`${link.from} ${link.to} ${link.lines.join()}`, { ...link, far: true });
  }

  addKnowledge(proxy: string, entry: string): void {
    this.knowledge.set(`${proxy} ${entry}`, { from: proxy, to: entry, look: 'known', lines: [] });
  }

  /** Whether a proxy knows some entry by a call. */
  hasKnowledge(proxy: string): boolean {
    return [...this.knowledge.values()].some((link) => link.from === proxy);
  }

  links(): readonly Link[] {
    return [...this.bytes.values(), ...this.knowledge.values()];
  }
}
