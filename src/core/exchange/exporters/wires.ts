import type { TlsBy } from '../../topology';
import type { Link } from './mermaid-text';
import { tlsWords } from './tls-words';

/** Network wires, each drawn once however many calls take it. */
export class Wires {
  private readonly bytes = new Map<string, Link>();
  private readonly knowledge = new Map<string, Link>();

  addBytes(from: string, to: string, port: number | undefined, tls: TlsBy): void {
    const label = [port === undefined ? '' : `:${port}`, tlsWords[tls]].filter(Boolean).join(', ');
    const link: Link = { from, to, look: tls === 'none' || tls === 'unknown' ? 'plain' : 'thick', lines: [label] };
    this.addOther(tls === 'app-and-sidecar' ? { ...link, alarm: true } : link);
  }

  addRouted(from: string, to: string, tls: TlsBy): void {
    const look = tls === 'none' || tls === 'unknown' ? 'plain' : 'thick';
    this.addOther({ from, to, look, lines: [`routed to the gateway, ${tlsWords[tls]}`] });
  }

  addOther(link: Link): void {
    this.bytes.set(`${link.from} ${link.to} ${link.lines.join()}`, link);
  }

  addKnowledge(link: Link): void {
    this.knowledge.set(`${link.from} ${link.to}`, link);
  }

  links(): readonly Link[] {
    return [...this.bytes.values(), ...this.knowledge.values()];
  }
}
