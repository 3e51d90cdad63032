package org.guitu.casefile.trait.name;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what people write into a field for names: several names, nicknames in brackets, pinyin beside characters, remarks, and words
 * that say there is none.
 */
final class NameReader {

    /** A name, and whether it is one beside another. */
    record Named(PersonName name, boolean isAlias) {}

    private record Piece(String text, boolean alias, boolean petName) {}

    private static final String OPEN = "(\\[{〈《「『【〔〖〘“«\"";
    private static final String CLOSED = ")\\]}>〉》」』】〕〗〙”»\"";
    private static final Pattern BRACKET =
            Pattern.compile("<([^<>]*)>|[%s]([^%s%s]*)(?:[%s]|$)".formatted(OPEN, OPEN, CLOSED, CLOSED));
    private static final Pattern QUOTED = Pattern.compile("()(?<=^|[\\s\\p{IsHan}])['‘]([^'‘’]+)['’](?=$|[\\s,])");
    /** As in the last lines of a passport. */
    private static final Pattern MACHINE_READABLE = Pattern.compile("\\p{IsLatin}+(?:<+\\p{IsLatin}+)+<*");

    private static final Pattern PET_LABEL = Pattern.compile("小名|乳名|绰号|外号|昵称|小名叫|花名");
    private static final Pattern LABEL = Pattern.compile(
            "(?:[曾常惯]用名|曾用|[英中外]文名|[又亦或别原本真假化现旧网汉缅]名|[又也亦俗别人自]称|[又也]叫|[后已]?改名|更名|自报|(?:越南|缅甸|老挝|泰国|菲律宾|身份证|护照|证件|户籍|户口)上?的?名字?|译名|拼音|姓名|小名叫|小名|乳名|绰号|外号|昵称|花名"
                    + "|(?<![\\p{L}])(?:a\\.?k\\.?a\\.?|alias|also known as|formerly|née|nee|nickname|real name|known as|tên khác|tên gọi khác|tên gọi|tên thật|còn gọi là|biệt danh|bí danh|alyas)(?![\\p{L}]))"
                    + "\\s*[:：为是叫]?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BURMESE_ALIAS = Pattern.compile("\\s\\(a\\)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME_LABEL_FIRST =
            Pattern.compile("^(?:姓名|本名|真名|name)\\s*[:：]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERAL = Pattern.compile("[;、|。\\n\\r]|或者|或(?=\\p{IsHan}{2})");
    private static final Pattern REMARK = Pattern.compile(
            "[女男孩婴母父音]|译音|音译|谐音|同音|近音|自报|自称|自述|化名|真名|已婚|未婚|孕妇?|怀孕|儿童|婴儿|幼儿|母亲|父亲|女儿|儿子|[长次三四幼]女|[长次三四幼]子|本人|姐姐|妹妹|哥哥|弟弟"
                    + "|女孩|男孩|小孩|[\\p{IsHan}]+[族籍省市县镇乡]|.*(?:取名|起名|福利院|救助站|派出所|医院).*|[\\p{IsHan}]+人|.*\\d.*|.*岁|male|female|f|m",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AGE = Pattern.compile("[,\\s]*约?\\d{1,3}\\s*(?:周?岁|years? old|tuổi)");
    private static final Pattern DOUBT = Pattern.compile("(?<=\\p{L})\\s*[?!~]+\\s*$");
    /** By numbers people tell apart whose names they do not know. */
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private static final Pattern NOBODY = Pattern.compile(
            ".*(?:某|未知|未查|无名|佚名|没有|无法|拒绝|核实|透露|查实|查明|记得|不[详明清知愿肯会能说记便]|[待暂][查核定补无未]|[×*?？]|x{2,}).*"
                    + "|(?:.|欧阳)(?:氏|女士|小姐|先生|太太|阿姨|大姐|大妈|大嫂|姑娘|同学|老师)|姓.{1,2}|张三|李四|王五"
                    + "|(?:.{2,4})?(?:女子|男子|妇女|女性|男性|女人|男人|老人|少女|少年|儿童|受害人|被害人|受害者|聋哑[女男人])[甲乙丙丁戊\\p{IsLatin}]?|无|女|男|女孩|男孩|女童|男童|女婴|男婴|婴儿|孩子|小孩|小女孩|小男孩"
                    + "|妹妹|弟弟|姐姐|哥哥|宝宝|丫头|大姐|大嫂|妈妈|阿姨"
                    + "|unknown|n/?a|none|no name|not (?:known|given|provided|available|stated|sure)|refused|declined|nil|(?:jane|john) doe|test|girl|boy|baby|unnamed",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RUN = Pattern.compile(
            "(?<han>[\\p{IsHan}][\\p{IsHan}·•・‧∙⋅●丶.‐‑–—\\- ]*)|(?<latin>\\p{IsLatin}[\\p{IsLatin}\\p{M}'’‘ʼ`´.,·•・‧‐‑–—_<\\- ]*)"
                    + "|(?<other>[\\p{L}&&[^\\p{IsHan}\\p{IsLatin}]][\\p{L}\\p{M} .·]*)");
    private static final int WORDS_OF_A_NAME = 3;
    private static final int SHORTEST_COUNTRY = 4;

    private final List<Named> names = new ArrayList<>();

    private NameReader() {}

    static List<Named> read(Object answer) {
        var reader = new NameReader();
        SEVERAL.splitAsStream(answer.toString().replaceAll("[\\n\\r]+", ";"))
                .map(Writing::plain)
                .flatMap(text -> SEVERAL.splitAsStream(text))
                .flatMap(NameReader::pieces)
                .forEach(reader::add);
        return reader.named();
    }

    /** The text outside of brackets first, then what stands in them or after "also called". */
    private static Stream<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var outside = MACHINE_READABLE.matcher(text).matches()
                ? text.replace("<<", ", ").replace('<', ' ')
                : text;
        outside = NAME_LABEL_FIRST.matcher(outside).replaceFirst("");
        outside = BURMESE_ALIAS.matcher(outside).replaceAll(" aka ");
        outside = takeOut(outside, BRACKET, pieces);
        outside = takeOut(outside, QUOTED, pieces);
        var parts = splitAtLabels(outside, false);
        parts.addAll(pieces.stream()
                .flatMap(piece -> splitAtLabels(piece.text(), true).stream())
                .toList());
        return parts.stream().flatMap(NameReader::severalIn);
    }

    private static String takeOut(String text, Pattern pattern, List<Piece> pieces) {
        var matcher = pattern.matcher(text);
        var outside = new StringBuilder();
        while (matcher.find()) {
            var inside = matcher.group(matcher.group(2) == null ? 1 : 2);
            pieces.add(new Piece(inside.strip(), true, false));
            matcher.appendReplacement(outside, " ");
        }
        return matcher.appendTail(outside).toString();
    }

    private static List<Piece> splitAtLabels(String text, boolean alias) {
        var pieces = new ArrayList<Piece>();
        var label = LABEL.matcher(text);
        int from = 0;
        boolean petName = false;
        boolean labelled = false;
        while (label.find()) {
            pieces.add(new Piece(text.substring(from, label.start()), alias || labelled, petName));
            petName = PET_LABEL.matcher(label.group()).lookingAt();
            labelled = from > 0 || label.start() > 0;
            from = label.end();
        }
        pieces.add(new Piece(text.substring(from), alias || labelled, petName));
        return pieces;
    }

    /** Chinese names are parted by commas; a comma between Latin ones may stand after the family name instead. */
    private static Stream<Piece> severalIn(Piece piece) {
        var text = piece.text().replaceAll("^[\\s,:：/]+|[\\s,:：/]+$", "");
        boolean onlyLatin = text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        if (!onlyLatin) {
            var parts = Stream.of(text.split("[,/&+](?=\\s*[\\p{L}0-9])|[和与](?=\\s*\\p{L}{2})"))
                    .map(String::strip)
                    .toList();
            return parts.stream()
                    .filter(part -> part.equals(parts.get(0)) || !isRemark(part))
                    .map(part -> new Piece(part, piece.alias(), piece.petName()));
        }
        var latin = text.replaceAll("\\s*/+\\s*", ", ");
        var parts = List.of(latin.split("\\s*,\\s*"));
        boolean several =
                parts.size() > 1 && parts.stream().allMatch(part -> part.split("\\s+").length >= WORDS_OF_A_NAME)
                        || parts.size() > 2 && parts.stream().allMatch(part -> part.contains(" "));
        return several
                ? parts.stream().map(part -> new Piece(part, piece.alias(), piece.petName()))
                : Stream.of(new Piece(latin, piece.alias(), piece.petName()));
    }

    private void add(Piece piece) {
        var text = DOUBT.matcher(AGE.matcher(piece.text()).replaceAll(""))
                .replaceFirst("")
                .strip();
        if (text.isEmpty() || NOBODY.matcher(text).matches() || piece.alias() && isRemark(text)) {
            return;
        }
        if (DIGIT.matcher(text).find()) {
            add(ScriptName.read(text), piece.alias(), name -> !name.keys().isEmpty());
            return;
        }
        var run = RUN.matcher(text);
        while (run.find()) {
            if (run.group("han") != null) {
                addHan(run.group(), piece);
            } else if (run.group("latin") != null) {
                add(LatinName.read(run.group(), piece.petName()), piece.alias(), name -> !name.isEmpty());
            } else {
                add(ScriptName.read(run.group()), piece.alias(), name -> !name.keys()
                        .isEmpty());
            }
        }
    }

    private static boolean isRemark(String text) {
        return REMARK.matcher(text).matches()
                || Countries.find(text).isPresent()
                        && (text.length() >= SHORTEST_COUNTRY
                                || text.codePoints().allMatch(Character::isIdeographic));
    }

    /** A pet name or a remark may stand behind the name without brackets. */
    private void addHan(String text, Piece piece) {
        var all = List.of(text.strip().split("[ \\-‐‑–—]+"));
        boolean remarksBehind = all.get(0).length() > 1;
        var parts = all.stream()
                .filter(part -> !remarksBehind || part.equals(all.get(0)) || !isRemark(part))
                .toList();
        boolean petNameBehind = parts.size() == 2
                && parts.get(0).length() > 1
                && parts.get(1).length() > 1
                && HanName.read(parts.get(1), false).isPetName();
        for (String name : petNameBehind ? parts : List.of(String.join(" ", parts))) {
            boolean behind = petNameBehind && name.equals(parts.get(1));
            add(HanName.read(name, piece.petName() || behind), piece.alias() || behind, han -> !han.isEmpty());
        }
    }

    private <N extends PersonName> void add(N name, boolean alias, Predicate<N> isOne) {
        if (isOne.test(name)) {
            names.add(new Named(name, alias));
        }
    }

    /**
     * Pinyin beside characters tells nothing more than they do; a given name beside the whole one is called like many others. Where
     * nothing but pet names stands outside of brackets, the name is what stands in them.
     */
    private List<Named> named() {
        var named = names.stream()
                .filter(one -> !(one.name() instanceof LatinName latin && isPinyinOfAnother(latin)))
                .map(one -> one.isAlias() && one.name() instanceof HanName han && isEndOfAnother(han)
                        ? new Named(han.asPetName(), true)
                        : one)
                .toList();
        boolean nameInBrackets =
                named.stream().allMatch(one -> one.isAlias() || one.name().isPetName());
        return nameInBrackets
                ? named.stream().map(one -> new Named(one.name(), false)).toList()
                : named;
    }

    private boolean isPinyinOfAnother(LatinName latin) {
        return names.stream().anyMatch(other -> other.name() instanceof HanName han && han.isWrittenInPinyinAs(latin));
    }

    private boolean isEndOfAnother(HanName han) {
        return names.stream().anyMatch(other -> other.name() instanceof HanName longer && longer.endsWith(han));
    }
}
