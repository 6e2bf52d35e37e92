import type { PacketContent, Section } from './block';
import { blockHtml } from './html-blocks';
import { escapeHtml } from './html-text';
import { packetStyle } from './html-style';

/** Nothing is loaded and nothing runs: only the page's own styles count. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A packet as one HTML file that needs no other, no script and no network. */
export function packetHtml({ title, lead, sections }: PacketContent): string {
  const name = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Fairway">
<title>${name}</title>
<style>
${packetStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>${name}</h1>
<p class="lead">${escapeHtml(lead)}</p>
</header>
<nav aria-label="Contents">
<ol>
${sections.map(({ id, title: text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>\n`).join('')}</ol>
</nav>
<main id="content" tabindex="-1">
${sections.map(sectionHtml).join('')}</main>
</body>
</html>
`;
}

function sectionHtml({ id, title, blocks }: Section, index: number): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"><span class="number">${index + 1}</span> ${escapeHtml(title)}</h2>
${blocks.map(blockHtml).join('')}</section>
`;
}
