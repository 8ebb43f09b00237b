// The shape of a summary's PDF: pages of text in embedded type, tags, one attachment, one signature. Nothing else: no second
// layer, no note, no author, no object that nothing leads to.
import { ATTACHMENT_NAME } from '../attach';
import {
  backTo,
  dict,
  either,
  exactly,
  isTrue,
  list,
  name,
  named,
  number,
  object,
  type Role,
  type Shape,
  stream,
  text,
  to,
  tuple,
  whole,
} from './pdf-shapes';

const A4 = [0, 0, 594.95996, 841.91998].map(exactly);
const PDF_TIME = /^D:\d{14}Z$/;
const STRUCTURE =
  'Document Part Sect Div P H1 H2 H3 H4 H5 H6 Span NonStruct Table TR TH TD THead TBody TFoot Caption L LI Lbl LBody Figure'.split(
    ' ',
  );
const NODE = text(/^node\d{8}$/);

const page: Role = object((value, walk) =>
  dict(
    {
      Type: name('Page'),
      Resources: resources,
      MediaBox: tuple(...A4),
      Contents: either(
        to(() => content),
        list(to(() => content)),
      ),
      Parent: backTo(() => pages),
    },
    { StructParents: whole, Annots: tuple(to(() => field)), Tabs: name('S') },
  )(value, walk),
);

const pages: Role = object(
  dict(
    {
      Type: name('Pages'),
      Count: whole,
      Kids: list(
        either(
          to(() => pages),
          to(() => page),
        ),
      ),
    },
    { Parent: backTo(() => pages) },
  ),
);

const content = stream();

const graphics = object(
  dict(
    {},
    {
      CA: exactly(1),
      ca: exactly(1),
      LC: exactly(0),
      LJ: exactly(0),
      LW: exactly(1),
      ML: exactly(4),
      SA: isTrue,
      BM: name('Normal'),
    },
  ),
);

const fontFile = stream({ Length1: whole });
const descriptor = object(
  dict({
    Type: name('FontDescriptor'),
    FontName: fontName,
    Flags: whole,
    Ascent: number,
    Descent: number,
    StemV: number,
    CapHeight: number,
    ItalicAngle: number,
    FontBBox: tuple(number, number, number, number),
    FontFile2: to(() => fontFile),
  }),
);
const descendant = object(
  dict({
    Type: name('Font'),
    Subtype: name('CIDFontType2'),
    BaseFont: fontName,
    CIDToGIDMap: name('Identity'),
    CIDSystemInfo: dict({
      Registry: text(/^Adobe$/),
      Ordering: text(/^Identity$/),
      Supplement: exactly(0),
    }),
    FontDescriptor: to(() => descriptor),
    W: list(either(number, list(number))),
    DW: number,
  }),
);
const toUnicode = stream();
const font = object(
  dict({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: fontName,
    Encoding: name('Identity-H'),
    DescendantFonts: tuple(to(() => descendant)),
    ToUnicode: to(() => toUnicode),
  }),
);

function fontName(value: Parameters<Shape>[0]): boolean {
  return value?.kind === 'name' && /^[A-Z]{6}\+[\w.-]{1,63}$/.test(value.text);
}

const resources: Shape = dict(
  { ProcSet: list(name('PDF', 'Text', 'ImageB', 'ImageC', 'ImageI')) },
  {
    ExtGState: named(
      /^G\d{1,4}$/,
      to(() => graphics),
    ),
    Font: named(
      /^F\d{1,4}$/,
      to(() => font),
    ),
    XObject: dict({}),
  },
);

const markedContent: Shape = dict({ Type: name('MCR'), Pg: backTo(() => page), MCID: whole });
const attribute: Shape = dict(
  { O: name('Table') },
  {
    Scope: name('Row', 'Column', 'Both'),
    RowSpan: whole,
    ColSpan: whole,
    Headers: list(NODE),
  },
);
const element: Role = object((value, walk) =>
  dict(
    {
      Type: name('StructElem'),
      S: name(...STRUCTURE),
      P: either(
        backTo(() => element),
        backTo(() => tree),
      ),
      ID: NODE,
    },
    {
      K: either(
        to(() => element),
        list(
          either(
            to(() => element),
            markedContent,
            whole,
          ),
        ),
      ),
      A: list(attribute),
      Lang: text(/^(?:ar|en)$/),
    },
  )(value, walk),
);
const idLeaf = object(
  dict(
    {
      Names: list(
        either(
          NODE,
          backTo(() => element),
        ),
      ),
    },
    { Limits: tuple(NODE, NODE) },
  ),
);
const idTree: Role = object(
  dict(
    {},
    {
      Kids: list(
        either(
          to(() => idLeaf),
          to(() => idTree),
        ),
      ),
      Names: list(
        either(
          NODE,
          backTo(() => element),
        ),
      ),
      Limits: tuple(NODE, NODE),
    },
  ),
);
const parents = object(list(backTo(() => element)));
const parentTree = object(
  dict({
    Type: name('ParentTree'),
    Nums: list(
      either(
        whole,
        to(() => parents),
      ),
    ),
  }),
);
const tree: Role = object(
  dict({
    Type: name('StructTreeRoot'),
    K: either(
      to(() => element),
      list(to(() => element)),
    ),
    ParentTreeNextKey: whole,
    ParentTree: to(() => parentTree),
    IDTree: to(() => idTree),
  }),
);

const attachment = stream({
  Type: name('EmbeddedFile'),
  Subtype: name('application/json'),
  Params: dict({ Size: whole, CreationDate: text(PDF_TIME), ModDate: text(PDF_TIME) }),
});
const NAME_OF_FILE = text(new RegExp(`^${ATTACHMENT_NAME.replace('.', '\\.')}$`));
const fileEntry = object(
  dict({
    Type: name('Filespec'),
    F: NAME_OF_FILE,
    UF: NAME_OF_FILE,
    EF: dict({ F: to(() => attachment) }),
    AFRelationship: name('Data'),
  }),
);

export const signature = object(
  dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    Name: text(/^.{1,64}$/su),
    M: text(PDF_TIME),
    ByteRange: tuple(exactly(0), whole, whole, whole),
    Contents: text(/^/),
  }),
);
const field: Role = object((value, walk) =>
  dict({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    Rect: tuple(exactly(0), exactly(0), exactly(0), exactly(0)),
    V: to(() => signature),
    T: text(/^kanaf-summary$/),
    F: exactly(132),
    P: backTo(() => page),
  })(value, walk),
);
const form = object(dict({ SigFlags: exactly(3), Fields: tuple(to(() => field)) }));

export const catalog = object(
  dict({
    Type: name('Catalog'),
    Pages: to(() => pages),
    Lang: text(/^(?:ar|en)$/),
    Names: dict({
      EmbeddedFiles: dict({
        Names: tuple(
          NAME_OF_FILE,
          to(() => fileEntry),
        ),
      }),
    }),
    AF: tuple(to(() => fileEntry)),
    AcroForm: to(() => form),
    MarkInfo: dict({ Type: name('MarkInfo'), Marked: isTrue }),
    StructTreeRoot: to(() => tree),
    ViewerPreferences: dict({ Type: name('ViewerPreferences'), DisplayDocTitle: isTrue }),
  }),
);
export const info = object(
  dict({
    Title: text(/^[^\p{C}]{1,100}$/u),
    Creator: text(/^Kanaf$/),
    Producer: text(/^Kanaf$/),
    CreationDate: text(PDF_TIME),
    ModDate: text(PDF_TIME),
  }),
);
