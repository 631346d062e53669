package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Write a 3000-word guide to Hong Kong                                 | EN
            写一篇关于罗马帝国历史的文章                                           | ZH
            Write a 800 words Chinese news for CEVA acquiring Wincanton plc      | ZH
            Realign the logic in standard and decent Chinese: CEVA has agreed    | ZH
            Write an essay on pandas in Chinese                                  | ZH
            Answer in Simplified Chinese. How do vaccines work?                  | ZH
            Write a story in Mandarin about a fox                                | ZH
            Please write me a Chinese version of this letter                     | ZH
            Write a report on the role of women in Chinese culture               | EN
            Describe daily life in Chinese cities                                | EN
            Write an essay about Chinese news media                              | EN
            Write a cookbook of Chinese-style dumplings, in chinese-style prose  | EN
            Explain what the idiom 画蛇添足 means                                 | EN
            Translate this article from English into Chinese: The sun rises.     | ZH
            Translate the following text to English: 春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少 | EN
            把下面这段话翻译成英文：人工智能正在改变世界                            | EN
            把这篇中文论文翻译成英语                                               | EN
            请用英文写一篇关于长城的文章                                            | EN
            写一篇800词的英语作文，题目是我的家乡                                   | EN
            给外国客户写一封英文邮件，说明延期交货的原因                             | EN
            以英文撰写一份商业计划书                                               | EN
            写一篇关于英语作文教学的论文                                            | ZH
            如何用英文写邮件？请写一篇教程                                          | ZH
            论文摘要用英文写，正文5000字，写大学生消费观                             | ZH
            不要用英文写，介绍唐朝的历史                                           | ZH
            使用GPT和SSM framework设计一个网上超市管理系统，写论文                   | ZH
            写一篇关于 Spring Boot AOP 的博客                                     | ZH
            Please 用中文 write about the history of Rome and of its neighbours  | ZH
            Write five acts of a funny play for five people (10000字中文)         | ZH
            '说明 Kubernetes, Knative, KEDA 与 Terraform 的关系，并给出示例'        | ZH
            介绍宋词，小标题用英文标注                                              | ZH
            用英语标题写一篇关于长城的中文散文                                        | ZH
            写一篇分析英文小说翻译的论文                                            | ZH
            请把下面的英文翻译成中文：The moon was bright that night and we walked. | ZH
            Write a bilingual story in English and Chinese                       | EN
            Write a 1000-word essay on Confucius | EN
            写一封给HR的求职信，应聘Java开发 | ZH
            Please help me write a self-introduction in Chinese. | ZH
            write in chinese: a letter to my mother | ZH
            用英语写一封求职信 | EN
            请帮我写一篇关于环保的英语演讲稿 | EN
            英语老师的教学总结，2000字 | ZH
            高中英语教学设计，人教版必修一Unit 3 Travel Journal | ZH
            Translate this into English: 你好，世界 | EN
            Please translate the following English text to Chinese: The quick brown fox jumps over the lazy dog. | ZH
            How is Chinese New Year celebrated? Write in English. | EN
            写一篇文章，介绍ChatGPT、Claude和Gemini的区别 | ZH
            Write a report for the Chinese market | EN
            Write a story about a Chinese girl | EN
            Output language: Chinese. Write a product description for a kettle | ZH
            输出英文：介绍北京故宫 | EN
            请用简体中文回答：What is machine learning and how does it differ from statistics? | ZH
            Draft an email in English to 王经理 about the contract | EN
            Write a news article in Traditional Chinese about typhoons | ZH
            请写一篇雅思大作文，英文，主题是教育 | EN
            帮我写英文SCI论文的引言部分，主题是锂电池 | EN
            写一篇对比中文和英文语法的论文 | ZH
            Answer me in english, 什么是量子力学 | EN
            英译中：To be or not to be, that is the question whether it is nobler in the mind to suffer | ZH
            中译英：生存还是毁灭，这是一个问题 | EN
            写英语教学反思，要求联系实际 | ZH
            写一篇关于中学生的英语作文研究 | ZH
            12345                                                              | EN
            ''                                                                 | EN
            """)
    void a_document_is_written_in_the_language_named_else_in_that_of_the_instruction(
            String instruction, Language expected) {
        assertThat(Language.of(instruction)).isEqualTo(expected);
    }

    @Test
    void a_language_is_found_by_its_code_and_nothing_else_is() {
        assertThat(Language.byCode("zh")).contains(Language.ZH);
        assertThat(Language.byCode(Language.EN.code())).contains(Language.EN);
        assertThat(Language.byCode("fr")).isEmpty();
    }
}
