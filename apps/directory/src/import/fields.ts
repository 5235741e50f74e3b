import { plain } from './cell.ts';

/** What a row of a sheet can be about. */
export type Kind = 'members' | 'units' | 'posts';
export const kinds: readonly Kind[] = ['units', 'members', 'posts'];

/** What a column can mean, with how people call it, without marks (see `plain`). The first spelling is the one we write. */
export const FIELDS = {
  members: {
    memberId: ['ma dang vien', 'ma he thong', 'ma so dang vien'],
    cardNumber: ['so the', 'so the dang vien', 'so the dang', 'the dang vien', 'so tdv', 'so the dv'],
    name: [
      ...['ho va ten', 'ho ten', 'ho va ten dang vien', 'ho ten dang vien', 'ho ten khai sinh', 'ten dang vien'],
      ...['ho va ten khai sinh', 'ho chu dem va ten', 'ho va ten dang dung', 'full name', 'name'],
    ],
    familyName: ['ho dem', 'ho va dem', 'ho va ten dem', 'ho va chu dem', 'ho'],
    givenName: ['ten'],
    birthDate: ['ngay sinh', 'ngay thang nam sinh', 'nam sinh', 'sinh ngay', 'ngay thang sinh', 'birth date'],
    cell: [
      ...[
        'chi bo',
        'ten chi bo',
        'ma chi bo',
        'chi bo sinh hoat',
        'don vi',
        'to chuc dang',
        'dang sinh hoat tai chi bo',
      ],
      ...['thuoc chi bo', 'noi sinh hoat', 'cell'],
    ],
    above: ['dang bo', 'dang uy', 'dang bo co so', 'to chuc dang cap tren', 'cap tren', 'dang bo chi bo co so'],
    kind: ['loai dang vien', 'loai', 'chinh thuc du bi', 'tinh trang dang vien', 'dien dang vien'],
    admittedOn: [
      ...['ngay vao dang', 'ngay ket nap', 'ngay vao dang du bi', 'vao dang ngay', 'ngay vao dang ngay du bi'],
      ...[
        'ngay thang nam vao dang',
        'du bi',
        'ngay du bi',
        'ngay ket nap dang',
        'ngay vao dang cong san viet nam du bi',
      ],
    ],
    fullOn: [
      ...['ngay chinh thuc', 'ngay cong nhan chinh thuc', 'chinh thuc ngay', 'ngay vao dang chinh thuc', 'chinh thuc'],
      ...['ngay vao dang ngay chinh thuc', 'ngay vao dang cong san viet nam chinh thuc'],
    ],
    joinedOn: ['ngay ve chi bo', 'sinh hoat tu ngay', 'ngay chuyen den', 'sinh hoat tai chi bo tu', 'ngay den'],
    exempt: [
      'mien sinh hoat',
      'mien sinh hoat dang',
      'mien cong tac va sinh hoat',
      'mien sh',
      'dang vien mien sinh hoat',
    ],
    post: ['chuc vu', 'chuc vu dang', 'chuc vu trong dang', 'chuc danh', 'chuc vu trong chi bo'],
    phone: ['dien thoai', 'so dien thoai', 'sdt', 'so dt', 'di dong', 'dien thoai di dong', 'phone'],
    email: ['email', 'thu dien tu', 'e mail', 'dia chi email', 'hop thu'],
  },
  units: {
    unitId: ['ma to chuc', 'ma don vi', 'ma chi bo', 'ma', 'ma to chuc dang'],
    name: ['ten to chuc', 'ten to chuc dang', 'ten don vi', 'ten chi bo', 'to chuc dang', 'ten'],
    level: ['cap', 'cap to chuc', 'loai to chuc', 'cap to chuc dang'],
    cellType: ['loai hinh', 'loai hinh chi bo', 'loai chi bo', 'loai hinh to chuc'],
    parent: ['cap tren', 'ma cap tren', 'to chuc cap tren', 'truc thuoc', 'cap tren truc tiep', 'ma to chuc cap tren'],
    validFrom: ['ngay thanh lap', 'thanh lap ngay', 'hoat dong tu', 'tu ngay', 'ngay bat dau'],
  },
  posts: {
    memberId: ['ma dang vien', 'ma he thong', 'ma so dang vien'],
    cardNumber: ['so the', 'so the dang vien', 'so the dang'],
    name: ['ho va ten', 'ho ten', 'ho va ten dang vien', 'nguoi giu chuc vu'],
    birthDate: ['ngay sinh', 'ngay thang nam sinh', 'nam sinh'],
    unit: ['to chuc', 'ma to chuc', 'to chuc dang', 'don vi', 'chi bo', 'giu chuc vu tai', 'noi giu chuc vu'],
    role: ['chuc vu', 'chuc vu dang', 'chuc danh', 'nhiem vu', 'vai tro'],
    from: ['tu ngay', 'giu tu ngay', 'bat dau', 'ngay bo nhiem', 'nhiem ky tu'],
    until: ['den ngay', 'giu den ngay', 'ket thuc', 'nhiem ky den'],
  },
} as const satisfies Record<Kind, Record<string, readonly string[]>>;

export type MemberField = keyof (typeof FIELDS)['members'];
export type UnitField = keyof (typeof FIELDS)['units'];
export type PostField = keyof (typeof FIELDS)['posts'];
export type Field = MemberField | UnitField | PostField;

/** What a kind cannot be read without: one field of each list. */
export const NEEDED: Record<Kind, readonly (readonly Field[])[]> = {
  members: [['name', 'givenName']],
  units: [['unitId'], ['name'], ['level']],
  posts: [['memberId', 'cardNumber', 'name'], ['role']],
};

export const fieldsOf = (kind: Kind): Field[] => Object.keys(FIELDS[kind]) as Field[];

/** Also words that stand beside or below a name in real headers: «Ngày sinh (dd/mm/yyyy)», «Số thẻ ĐV». */
const NOISE = /\b(dd mm yyyy|dd mm yy|ngay thang nam|neu co|theo the|viet nam|cong san|ghi ro|bat buoc)\b/g;

const spellings: Record<Kind, Map<string, Field>> = {
  members: spellingsOf('members'),
  units: spellingsOf('units'),
  posts: spellingsOf('posts'),
};

function spellingsOf(kind: Kind): Map<string, Field> {
  const found = new Map<string, Field>();
  for (const [field, names] of Object.entries(FIELDS[kind]) as [Field, readonly string[]][])
    for (const name of names) if (!found.has(name)) found.set(name, field);
  return found;
}

/** The field that a header means, if its words are known. What stands in brackets explains and does not name. */
export function fieldNamed(title: string, kind: Kind): Field | undefined {
  const words = plain(title);
  const known = spellings[kind];
  return (
    known.get(words) ??
    known.get(plain(title.replace(/[([{].*$/su, ''))) ??
    known.get(words.replace(NOISE, ' ').replace(/ +/g, ' ').trim())
  );
}
