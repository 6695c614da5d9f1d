// The document's schema. The server's reader knows the same one and refuses anything else.
import { Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { pictureNodes } from './picture-nodes.js';

const line = (type, attributes = {}) => ({
  content: 'text*',
  marks: '',
  defining: true,
  parseDOM: [{ tag: `[data-${type}]` }],
  toDOM: () => ['p', { [`data-${type}`]: '', class: type.replace('_', '-'), dir: 'auto', ...attributes }, 0],
});

// The server's own rule, to the letter: what passes here must not make a save fail there.
const host = String.raw`(?:[\p{L}\p{M}\p{N}._\-]+|\[[0-9a-f:.]+\])`;
const rest = String.raw`[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}"<>\\\u0060{}]*`;
const safeHref = new RegExp(
  `^(?:https?:\\/\\/${host}(?::[0-9]{1,5})?(?:[\\/?#]${rest})?` +
    `|mailto:[\\p{L}\\p{M}\\p{N}.!#$%&'*+\\/=^_|~\\-]+@${host}(?:\\?${rest})?` +
    `|\\/(?!\\/)${rest})$`,
  'iu',
);

/** Whether the server will take this address for a link. */
export function isSafeHref(href) {
  return href.length <= 2000 && safeHref.test(href);
}

const tables = tableNodes({ tableGroup: 'block', cellContent: 'paragraph+', cellAttributes: {} });

const within = (number, least, most) => Number.isInteger(number) && number >= least && number <= most;

/** A pasted cell spans what the server takes, or one. */
const bounded = (cell) => ({
  ...cell,
  parseDOM: cell.parseDOM.map((rule) => ({
    ...rule,
    getAttrs: (dom) => {
      const attrs = rule.getAttrs(dom);
      return {
        ...attrs,
        colspan: within(attrs.colspan, 1, 100) ? attrs.colspan : 1,
        rowspan: within(attrs.rowspan, 1, 100) ? attrs.rowspan : 1,
        colwidth: attrs.colwidth?.every((width) => within(width, 0, 10000)) ? attrs.colwidth : null,
      };
    },
  })),
});

/** Text without what neither the database nor a page can hold: control characters, halves of pairs, noncharacters. */
export const storable = (text) =>
  text.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '');

export const schema = new Schema({
  nodes: {
    doc: { content: 'headline standfirst block+' },
    headline: line('headline'),
    standfirst: line('standfirst'),
    paragraph: {
      group: 'block flow',
      content: 'inline*',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', { dir: 'auto' }, 0],
    },
    heading: {
      group: 'block',
      attrs: { level: { default: 2 } },
      content: 'inline*',
      defining: true,
      parseDOM: [
        { tag: 'h1', attrs: { level: 2 } },
        { tag: 'h2', attrs: { level: 2 } },
        { tag: 'h3', attrs: { level: 3 } },
        { tag: 'h4', attrs: { level: 4 } },
        { tag: 'h5', attrs: { level: 4 } },
      ],
      toDOM: (node) => [`h${node.attrs.level}`, { dir: 'auto' }, 0],
    },
    bullet_list: {
      group: 'block flow',
      content: 'list_item+',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    ordered_list: {
      group: 'block flow',
      attrs: { order: { default: 1 } },
      content: 'list_item+',
      parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ order: Math.min(1e6, Math.max(1, Number.parseInt(dom.getAttribute('start'), 10) || 1)) }) }],
      toDOM: (node) => ['ol', node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
    },
    list_item: {
      content: 'paragraph (paragraph | bullet_list | ordered_list)*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
    blockquote: {
      group: 'block',
      content: '(paragraph | bullet_list | ordered_list)+',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    pull_quote: {
      group: 'block',
      content: 'quote_text attribution',
      defining: true,
      isolating: true,
      parseDOM: [{ tag: '[data-pull_quote]' }],
      toDOM: () => ['figure', { 'data-pull_quote': '', class: 'pull-quote' }, 0],
    },
    quote_text: line('quote_text'),
    attribution: line('attribution'),
    fact_box: {
      group: 'block',
      content: 'fact_title (paragraph | bullet_list | ordered_list)+',
      defining: true,
      isolating: true,
      parseDOM: [{ tag: '[data-fact_box]' }],
      toDOM: () => ['aside', { 'data-fact_box': '', class: 'fact-box' }, 0],
    },
    fact_title: line('fact_title'),
    table: tables.table,
    table_row: tables.table_row,
    table_cell: bounded(tables.table_cell),
    table_header: bounded(tables.table_header),
    related_story: {
      group: 'block',
      atom: true,
      attrs: { story: {}, headline: {} },
      parseDOM: [
        {
          tag: '[data-related_story]',
          getAttrs: (dom) => {
            const story = Number(dom.dataset.related_story);
            return Number.isInteger(story) && story > 0 ? { story, headline: dom.textContent } : false;
          },
        },
      ],
      toDOM: (node) => [
        'p',
        { 'data-related_story': String(node.attrs.story), class: 'related-story', dir: 'auto' },
        node.attrs.headline,
      ],
    },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    ...pictureNodes(line),
    text: { group: 'inline' },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (dom) => {
            const href = dom.getAttribute('href');
            return isSafeHref(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'noopener' }, 0],
    },
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null }],
      toDOM: () => ['strong', 0],
    },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    superscript: { excludes: 'superscript subscript', parseDOM: [{ tag: 'sup' }], toDOM: () => ['sup', 0] },
    subscript: { excludes: 'superscript subscript', parseDOM: [{ tag: 'sub' }], toDOM: () => ['sub', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ\-‐‑.,:/@][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

const UNCOUNTED = ['headline', 'standfirst', 'figure', 'gallery'];

/** The words of the body, counted as the server counts them: captions are no part of a story's length. */
export function countWords(doc) {
  let words = 0;
  doc.descendants((node) => {
    if (UNCOUNTED.includes(node.type.name)) return false;
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, null, '\n');
    words += (text.match(word) || []).length;
    return false;
  });
  return words;
}
