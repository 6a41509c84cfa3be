/**
 * Letters of other scripts that look like Latin ones, and what they look like: those of Unicode's confusables (UTS
 * #39) that a phone or a web page for disguising text offers. Compatibility forms (full width, mathematical, circled)
 * are undone by NFKD and stand nowhere here.
 */
export const CONFUSABLES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    a: 'аαɑᴀ⍺ꭺаΑАӑӓ',
    b: 'ЬВвʙᏼƅβΒ',
    c: 'сϲᴄⅽСϹҁ',
    d: 'ԁɗᴅⅾժ',
    e: 'еєҽᴇΕЕёѐɛε',
    f: 'ƒſꞙғғ',
    g: 'ɡցɢԍ',
    h: 'һհʜΗНн',
    i: 'іıɩɪιΙІӏїⅰ',
    j: 'јʝᴊЈ',
    k: 'κкᴋΚКқ',
    l: 'ⅼʟӏ',
    m: 'мᴍΜМⅿ',
    n: 'пոռɴΝηи',
    o: 'оοօᴏσΟОөơ',
    p: 'рρᴘΡРҏ',
    q: 'ԛգզ',
    r: 'гʀᴦя',
    s: 'ѕʂꜱЅ',
    t: 'тτᴛΤТ',
    u: 'υսᴜц',
    v: 'νѵᴠⅴ',
    w: 'ѡԝաᴡω',
    x: 'хχⅹΧХ',
    y: 'уүʏγΥУ',
    z: 'ᴢΖʐ',
  }).flatMap(([latin, others]) => [...others].map((one) => [one.codePointAt(0) ?? 0, latin] as const)),
);
