import type { DockedRule } from '../../topology';
import { measures } from '../anatomy';
import { hatchOf, type Brush } from './brush';
import { findings, rounded } from './card-parts';
import { changeOf } from './change-marks';
import { at, badge, chip } from './marks';
import { faces, line } from './text';
import { element } from './xml';

/** The rules that hang under a card, one under the other. */
export function dockedRules(
  rules: readonly DockedRule[],
  { top, width }: { readonly top: number; readonly width: number },
  brush: Brush,
): string {
  return rules.map((rule, index) => at(12, top + index * measures.docked, ruleLine(rule, width, brush))).join('');
}

function ruleLine(rule: DockedRule, width: number, brush: Brush): string {
  const { palette } = brush;
  const found = rule.elsewhere ? { width: 0, draw: () => '' } : findings(rule.id, brush);
  const dangling = rule.dangling?.length ?? 0;
  const missing = chip(dangling === 1 ? 'nowhere' : `${dangling} nowhere`, dangling > 0 ? 90 : 0, {
    ground: palette['warning-bg'],
    ink: palette.warning,
  });
  const foundX = width - 8 - found.width;
  const missingX = foundX - missing.width - (found.width > 0 && missing.width > 0 ? 5 : 0);
  return [
    ruleGround(rule, width, brush),
    element('g', { opacity: rule.elsewhere ? 0.55 : undefined }, badge(rule.kind, { x: 7, y: 4, size: 18 }, palette)),
    line(saysOf(rule), {
      x: 32,
      y: 17.2,
      room: missingX - 32 - 6,
      face: faces.docked,
      fill: palette[rule.elsewhere ? 'text-3' : 'text-2'],
    }),
    missing.draw(missingX, 5),
    found.draw(foundX, 5),
    changeOf(rule.id, rounded(width, measures.docked, 4), brush, { x: -3, y: 13 }),
  ].join('');
}

function saysOf(rule: DockedRule): string {
  return rule.elsewhere ? `${rule.name}, drawn with another entry` : rule.facts.join(' · ') || rule.name;
}

function ruleGround(rule: DockedRule, width: number, brush: Brush): string {
  const { palette } = brush;
  const box = { x: 0, y: 0, width, height: measures.docked, rx: 4 };
  const dashed = rule.elsewhere ? '3 3' : undefined;
  const ground = element('rect', {
    ...box,
    fill: rule.elsewhere ? 'none' : palette.surface,
    stroke: rule.elsewhere ? palette.control : palette.line,
    'stroke-dasharray': dashed,
  });
  return rule.incomplete ? ground + element('rect', { ...box, fill: hatchOf(brush) }) : ground;
}
