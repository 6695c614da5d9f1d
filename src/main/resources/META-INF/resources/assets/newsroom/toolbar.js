// The formatting bar: buttons, their shortcuts, and what each does.
import { baseKeymap, chainCommands, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { Selection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable } from 'prosemirror-tables';
import { askForLink, askForStory } from './dialogs.js';
import { askForPictures, movePicture, pictureInHand } from './picture-places.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;

const inside = (state, type, attrs) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).hasMarkup(type, attrs ?? $from.node(depth).attrs)) return true;
  }
  return false;
};

const marked = (state, type) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

const inBody = (state) => !['headline', 'standfirst'].includes(state.selection.$from.node(1)?.type.name);

const heading = (level) => (state, dispatch) =>
  inside(state, nodes.heading, { level })
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : setBlockType(nodes.heading, { level })(state, dispatch);

/** Runs a command on a heading as if it were a paragraph, in one step of undo. */
const asParagraph = (command) => (state, dispatch) => {
  if (state.selection.$from.parent.type !== nodes.heading) return command(state, dispatch);
  let plain = null;
  setBlockType(nodes.paragraph)(state, (tr) => (plain = tr));
  if (!plain) return false;
  const then = dispatch && ((tr) => {
    tr.steps.forEach((step) => plain.step(step));
    dispatch(plain.scrollIntoView());
  });
  return command(state.apply(plain), then);
};

const list = (type, other) => (state, dispatch) => {
  if (inside(state, type)) return liftListItem(nodes.list_item)(state, dispatch);
  if (!inside(state, other)) return asParagraph(wrapInList(type))(state, dispatch);
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type === other) {
      if (dispatch) dispatch(state.tr.setNodeMarkup($from.before(depth), type));
      return true;
    }
  }
  return false;
};

const quote = (state, dispatch) =>
  inside(state, nodes.blockquote) ? lift(state, dispatch) : asParagraph(wrapIn(nodes.blockquote))(state, dispatch);

/** Puts a block after the one in hand, and the cursor into it. */
const insert = (make) => (state, dispatch) => {
  if (!inBody(state)) return false;
  if (dispatch) {
    const { $from } = state.selection;
    const block = $from.node(1);
    const empty = block.type === nodes.paragraph && block.content.size === 0;
    const at = empty ? $from.before(1) : $from.after(1);
    const node = make(state);
    const tr = empty ? state.tr.replaceWith(at, $from.after(1), node) : state.tr.insert(at, node);
    const end = at + node.nodeSize;
    if (end >= tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  }
  return true;
};

const pullQuote = insert((state) => {
  const { from, to, empty } = state.selection;
  const text = empty ? '' : state.doc.textBetween(from, to, ' ');
  return nodes.pull_quote.create(null, [
    nodes.quote_text.create(null, text ? schema.text(text) : null),
    nodes.attribution.create(),
  ]);
});
const factBox = insert(() => nodes.fact_box.create(null, [nodes.fact_title.create(), nodes.paragraph.create()]));
const rule = insert(() => nodes.horizontal_rule.create());
const table = insert(() => {
  const row = (cell) => nodes.table_row.create(null, [1, 2, 3].map(() => cell.createAndFill()));
  return nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
});

const link = (state, dispatch, view) => {
  if (marked(state, marks.link) && !state.selection.empty) return toggleMark(marks.link)(state, dispatch);
  if (!inBody(state)) return false;
  if (dispatch) askForLink(view, state);
  return true;
};

const related = (state, dispatch, view) => {
  if (!inBody(state)) return false;
  if (dispatch) {
    askForStory(view, (story) =>
      insert(() => nodes.related_story.create({ story: story.id, headline: story.headline }))(view.state, view.dispatch),
    );
  }
  return true;
};

const pictures = (state, dispatch, view) => {
  if (!inBody(state)) return false;
  if (dispatch) askForPictures(view);
  return true;
};

const tool = (label, text, keys, command, active = () => false) => ({ label, text, keys, command, active });

export const tools = [
  tool('Strong', 'B', 'Mod-b', toggleMark(marks.strong), (state) => marked(state, marks.strong)),
  tool('Emphasis', 'I', 'Mod-i', toggleMark(marks.em), (state) => marked(state, marks.em)),
  tool('Link', 'Link', 'Mod-k', link, (state) => marked(state, marks.link)),
  tool('Heading 2', 'H2', 'Mod-Alt-2', heading(2), (state) => inside(state, nodes.heading, { level: 2 })),
  tool('Heading 3', 'H3', 'Mod-Alt-3', heading(3), (state) => inside(state, nodes.heading, { level: 3 })),
  tool('Heading 4', 'H4', 'Mod-Alt-4', heading(4), (state) => inside(state, nodes.heading, { level: 4 })),
  tool('Bulleted list', '• List', 'Mod-Shift-8', list(nodes.bullet_list, nodes.ordered_list), (state) => inside(state, nodes.bullet_list)),
  tool('Numbered list', '1. List', 'Mod-Shift-9', list(nodes.ordered_list, nodes.bullet_list), (state) => inside(state, nodes.ordered_list)),
  tool('Quote', '“ ”', 'Mod-Alt-q', quote, (state) => inside(state, nodes.blockquote)),
  tool('Pull quote', 'Pull quote', 'Mod-Alt-p', pullQuote, (state) => inside(state, nodes.pull_quote)),
  tool('Fact box', 'Fact box', 'Mod-Alt-f', factBox, (state) => inside(state, nodes.fact_box)),
  tool('Pictures', 'Pictures', 'Mod-Alt-g', pictures, (state) => pictureInHand(state) !== null),
  tool('Related story', 'Related', 'Mod-Alt-r', related),
  tool('Thematic break', '⁂', 'Mod-Alt-h', rule),
  tool('Table', 'Table', 'Mod-Alt-t', table, (state) => isInTable(state)),
  tool('Superscript', 'x²', 'Mod-.', toggleMark(marks.superscript), (state) => marked(state, marks.superscript)),
  tool('Subscript', 'x₂', 'Mod-,', toggleMark(marks.subscript), (state) => marked(state, marks.subscript)),
  tool('Code', '‹›', 'Mod-e', toggleMark(marks.code), (state) => marked(state, marks.code)),
  tool('Undo', '↶', 'Mod-z', undo),
  tool('Redo', '↷', 'Mod-Shift-z', redo),
];

export const tableTools = [
  tool('Add row', '+ Row', '', addRowAfter),
  tool('Add column', '+ Column', '', addColumnAfter),
  tool('Remove row', '− Row', '', deleteRow),
  tool('Remove column', '− Column', '', deleteColumn),
  tool('Remove table', '− Table', '', deleteTable),
];

/** What is one line of text and stays one. */
const LINES = ['headline', 'standfirst', 'quote_text', 'attribution', 'fact_title', 'figure_credit'];

/** Enter in the headline, the standfirst and the small lines goes on to what comes next. */
const nextLine = (state, dispatch) => {
  const { $from } = state.selection;
  const name = $from.parent.type.name;
  if (![...LINES, 'figure_caption'].includes(name)) return false;
  if (dispatch) {
    const after = $from.after();
    const next = Selection.findFrom(state.doc.resolve(after), 1, true);
    if (next) dispatch(state.tr.setSelection(next).scrollIntoView());
  }
  return true;
};

/** Backspace at the start of the first lines does not melt them together. */
const keepApart = (state) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const name = $from.parent.type.name;
  if ([...LINES, 'figure_caption'].includes(name)) return true;
  return $from.depth === 1 && $from.index(0) === 2;
};

const lineBreak = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || !inBody(state)) return false;
  if (!state.selection.$from.parent.type.contentMatch.matchType(nodes.hard_break)) return false;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

export const keys = () => {
  const bound = Object.fromEntries(tools.filter(({ keys: key }) => key).map(({ keys: key, command }) => [key, command]));
  return {
    ...bound,
    'Mod-y': redo,
    Enter: chainCommands(nextLine, splitListItem(nodes.list_item), baseKeymap.Enter),
    Backspace: chainCommands(keepApart, baseKeymap.Backspace),
    Tab: chainCommands(goToNextCell(1), sinkListItem(nodes.list_item)),
    'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
    'Shift-Enter': lineBreak,
    'Alt-ArrowUp': movePicture(-1),
    'Alt-ArrowDown': movePicture(1),
  };
};

const spoken = (key) =>
  key
    .replace('Mod', /Mac|iP(hone|ad)/.test(navigator.platform) ? 'Meta' : 'Control')
    .replaceAll('-', '+');

/** Fills the bar, and keeps its buttons true to the state. */
export class Toolbar {
  constructor(bar, view) {
    this.view = view;
    this.buttons = [...tools, ...tableTools].map((each) => this.#button(bar, each));
    bar.addEventListener('keydown', (event) => this.#rove(event));
    this.update(view.state);
    this.buttons[0].element.tabIndex = 0;
  }

  #button(bar, each) {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = each.text;
    element.setAttribute('aria-label', each.label);
    element.title = each.keys ? `${each.label} (${spoken(each.keys)})` : each.label;
    if (each.keys) element.setAttribute('aria-keyshortcuts', spoken(each.keys));
    element.tabIndex = -1;
    element.addEventListener('mousedown', (event) => event.preventDefault());
    element.addEventListener('click', () => {
      each.command(this.view.state, this.view.dispatch, this.view);
      if (!document.querySelector('dialog[open]')) this.view.focus();
    });
    bar.append(element);
    return { ...each, element, onlyInTables: tableTools.includes(each) };
  }

  update(state) {
    for (const { element, command, active, onlyInTables } of this.buttons) {
      element.setAttribute('aria-pressed', String(active(state)));
      element.disabled = !command(state);
      element.hidden = onlyInTables && !isInTable(state);
    }
  }

  /** One stop of the Tab key for the whole bar, arrows within it (ARIA Authoring Practices, toolbar). */
  #rove(event) {
    const open = this.buttons.map(({ element }) => element).filter((element) => !element.hidden && !element.disabled);
    const at = open.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: open.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const target = open[(to + open.length) % open.length];
    this.buttons.forEach(({ element }) => (element.tabIndex = element === target ? 0 : -1));
    target.focus();
  }
}

