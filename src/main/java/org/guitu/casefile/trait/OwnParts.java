package org.guitu.casefile.trait;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.casefile.trait.name.Writing;

/** What people write into a field for a phone or an account, without what they say is somebody else's: "13…, mother 13…". */
final class OwnParts {

    private static final Pattern SEVERAL = Pattern.compile("[,;、。\\n\\r]|(?<=\\d)\\s*[/|]\\s*(?=[+0-9(])");
    private static final Pattern OWN = Pattern.compile("本人|自己|自用");
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "[母妈媽父爸爷爺奶姥婆姨姑舅叔姐妹哥弟嫂]|丈夫|前夫|老公|妻子|老婆|男友|女友|儿子|女儿|亲属|亲戚|亲友|家属|家人|监护人|邻居"
                    + "|老乡|同乡|朋友|同学|同事|工友|房东|老板|雇主|中介|蛇头|人贩|买主|买家|嫌疑人|民警|警察|警官|派出所|公安|救助站|福利院|民政|妇联|社工"
                    + "|志愿者|医院|医生|学校|老师|翻译|律师|村委|居委|社区|使馆|领馆"
                    + "|\\b(?:mother|mom|mum|father|dad|sister|brother|aunt|uncle|husband|wife|son|daughter|friend|boss|agent|mẹ|bố|anh trai|chị gái)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AREA_BEFORE_SLASH = Pattern.compile("(?<!\\d)(0\\d{2,3})\\s*/\\s*(\\d{7,8})(?!\\d)");

    private OwnParts() {}

    static Stream<String> of(Object answer) {
        return Stream.of(answer.toString().split("[\\n\\r]+"))
                .map(line -> AREA_BEFORE_SLASH.matcher(Writing.plain(line)).replaceAll("$1-$2"))
                .flatMap(SEVERAL::splitAsStream)
                .filter(part ->
                        OWN.matcher(part).find() || !OF_ANOTHER.matcher(part).find());
    }
}
