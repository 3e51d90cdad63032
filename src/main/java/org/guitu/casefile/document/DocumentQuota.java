package org.guitu.casefile.document;

import org.guitu.office.RefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many documents a case may have, withdrawn ones included: they stay.
 *
 * @param mostPerCase how many
 * @param largestPerCase how much they hold together
 */
@ConfigurationProperties("guitu.documents")
record DocumentQuota(@DefaultValue("500") int mostPerCase, @DefaultValue("1GB") DataSize largestPerCase) {

    /** @throws RefusedException when a document of that size is too much beside those that there are */
    void check(int number, long size, long together) {
        if (number > mostPerCase) {
            throw new RefusedException("这个案件已有 %d 份文件，到了上限，没有保存。请把几份材料合并成一个 PDF 再上传，或请系统管理员让运维人员提高上限（guitu.documents）。"
                    .formatted(number - 1));
        }
        if (together + size > largestPerCase.toBytes()) {
            throw new RefusedException("这个案件的文件共 %d MB，加上这一份会超过上限 %d MB，没有保存。请压缩后再上传，或请系统管理员让运维人员提高上限（guitu.documents）。"
                    .formatted(together >> 20, largestPerCase.toMegabytes()));
        }
    }
}
