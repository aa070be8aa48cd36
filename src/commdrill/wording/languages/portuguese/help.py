"""What helps a reader of Portuguese, and what does not."""

from commdrill.wording.phrases import HelpWords, Phrases

HELP = HelpWords(
    news=Phrases(
        """
        está a ser, estão a ser, está sendo, estão sendo, afeta, afetam, afetad*, atingid*, a tratar, tratando disso, cuidando disso, nossa gente,
        não está, não estão, não funciona*, não responde*, não é possível, não são possíveis
        não disponíve*, indisponí*, indisponibilidade, interrup*, interromp*, incidente*, problema*, falha*
        falhou, erro, erros, lent*, avaria*, fora do ar, fora de serviço, encerrad*, parado, parada
        manutenção, programad*, dificuldades, instabilidade, caiu, caíram
        """
        """
        contamos ter, contamos voltar, contamos que, esperamos que, esperamos voltar, esperamos ter, espera que, previs*, prevemos, estim*, volta, voltar
        voltará, voltarão, voltam, regress*, restabelec*, recuper*, restaur*, retom*, em breve
        sem luz, sem água, sem sinal, está informad*, está no caminho, melhorando, motivo, origem, serious*, estão nisso, estamos nisso, o que pode, o que podem, o que podemos, todo o possível, o mais rápido possível, o mais breve possível, quanto antes, resolvid*, resolver*, normaliz*
        """
        """
        trabalh*, investig*, analis*, repar*, corrig*, identific*, causa*
        devido, porque, prioridade, sobrecarga
        """
        """
        entendemos, compreendemos, frustraç*, sentimos, lament*, desculp*, pedimos, incómodo*, transtorno*, obrigad*, agradec*, paciência, compreensão, olá
        caro, cara, prezad*, cumprimentos, atenciosamente,
        dão por isso, notam, nem notam, satisfação, primeiro lugar, culpa, notar lentidão, pode notar
        podem notar, pode ver erros, poderá notar, tenha paciência, tenha um pouco, tenham paciência
        tenha calma, fique tranquil*, fiquem tranquil*, tranquil*, embateu, bateu em, bateu num
        importante para nós, importância, aprender, lição, lições, até breve, até logo, até já
        até mais, até amanhã, adeus, um abraço, bom fim de semana, bom dia, boa tarde
        boa noite, sem aquecimento, sem gás, sem internet, sem telefone, sem rede
        sem energia, sem eletricidade, sem corrente, não há água, não há luz, não há gás, não há rede
        não há sinal, não há energia, falta de água, falta de luz, falta água, falta luz, conserto está
        em andamento, em curso, o possível, ao nosso alcance, nosso melhor, melhor de nós,
        conta connosco, conta conosco, contam connosco, conosco, sem aviso
        inesperad*, imprevist*, nunca antes, nunca tinha, primeira vez, isolado,
        fora do nosso controlo, fora do nosso controle, sob controle, sob controlo, avanç*, esforç*
        empenh*, todos os meios, sem parar, sem descanso, fidelidade, valorizamos, sabemos, percebemos
        aborrecid*, chatead*, frustr*, orgulh*, vergonha, decepcion*, desilu*,
        incêndio, inundação, inundações, alagamento, explodiu, queimou
        obras na, postes, furto, roubo, ataque
        ciberataque, apagão, máxima, levamos isto, levamos isso, a sério, a caminho, no local
        apoio ao cliente
        não é o seu, não é a sua, não é culpa, nada de errado com
        demora, demoras, atraso, atrasos, atrasad*, bloquead*, condicionad*, restrit*, avariad*
        defeito, defeitos, soluços, travad*, travou, engasg*, vai demorar, fica para, limitad*
        congelad*, colaps*, sobrecarreg*, instáve*, parados, paradas, em baixo, sem sistema, oscila*
        intermit*, já já, voltamos já, daqui a pouco
            tenha um bom, tenha uma boa, tenham um bom, segurança está, segurança em primeiro
            segurança vem, sua segurança, para sua segurança
            note que, saiba que, equipas retiram,
            infiltraç*, chato, chata, erro humano
            não pode, não podes, não podem, não poderá, não poderão, não poderás, não consegue*
            não conseguem
            abre de novo, abre outra vez, abrem de novo, entra em funcionamento, entra no ar, siga instável
            que semana, que dia, que confusão, também caiu
        em branco, de lado, ao contrário, duas vezes ou, podem ser de ontem, pode ser de ontem, desatualizad*
        podem faltar, pode faltar, podem aparecer, pode aparecer, vazio, vazia, duplicad*, mais tarde haverá
        virad*
        terceira vez, segunda vez, quarta vez, a cinzento, em cinza, poucos em poucos, acaba em nada
        acabam em nada, mais baix*, mais alt*, coisas estranhas, não abre, não abrem, não carrega
        não carregam, não chega, não chegam, não sai, não saem, não entra, não entram, não liga, não ligam
        não arranca, não arrancam, não acende, não lê, não leem, não imprime, não imprimem, não guarda
        não guardam, não envia, não enviam, não aceita, não aceitam, não mostra, não mostram, não toca
        não avança, não aparece, não aparecem, não atende, não aguentou, não aguentaram
        seus cabos
        outra moeda, noutra moeda, errad*, encrav*, emperr*, desfocad*, aos saltos, acumula*, por enviar
        por responder, transborda*, expuls*, quase nada, quase não, misturad*, desaparec*, mais fria
        mais frias, mais frio, mais frios, às escuras, longas filas, rejeitad*, recusad*, metálic*, ruído*
        mesmo barco, não estávamos, surpreend*, perplex*, triste*, azar, pior, falta de pessoal, escassez
        durante horas, devagar
        mal escrit*, atrás do, na oficina, ao fim de um minuto, somos humanos, caem
        sentimo nos, danificad*
        """
    ),
    steps=Phrases("""
        anota pedidos, anotam pedidos, recebe pedidos, recebem pedidos, distribuímos, distribuem, vale também, valem também, serve também, servem também, não paga*, paga nada, perde a vez, perde o lugar, perdem a vez, perde sua vez, nada foi perdido, nada se perdeu, estão mantid*, está mantid*, não se perde*, seguem valend*, continuam valend*, pode, podem, poderá, por favor _, visite, siga, acompanhe, consulte, ligue, contacte, contate
        tente, volte a tentar, aguarde, enquanto isso, entretanto, continua a funcionar
        continuam a funcionar, continua funcionando, continuam funcionando, segue funcionando, não é necessário, não precisa, não precisam, avisaremos
        informaremos, próxima atualização, como sempre, normalmente, por telefone, pessoalmente, grátis
        não são afetad*, não serão afetad*, não é afetad*, não será afetad*, não estão afetad*
        não está afetad*, não afeta, não afetam, sem custo*, sem juros, sem multa*, sem taxa*
        como previsto, como planeado, como planejado, conforme previsto, à hora prevista, no horário
        na hora, dentro do horário, conforme planejado, não tem de, não têm de, não precisa*
        não é preciso, ligamos lhe, enviamos lhe, avisamos quando, avisamos assim, avisamos por, avisamo lo, devolvemos, reembolsamos
        remarcamos, prolongamos, guardamos, pagamos, cobrimos, oferecemos, para o ajudar, para ajudar
        ao seu dispor, à sua disposição, estamos no posto, atendemos, por conta da casa
        por nossa conta, basta, não há pressa, sem pressa, pode esperar, podem esperar, não se cobra*
        não será cobrad*, não serão cobrad*, não perde, não perdem, nada se perde, em papel
        em dinheiro, no balcão, nos balcões, à entrada, na entrada, na receção, na recepção
        pelo whatsapp, vamos ligar lhe, vamos avisar, mantemos o informado, mantemos a informada
        sem demora, sem demoras, sem atraso, sem atrasos, a horas, a tempo, pontual, pontuais
        sem problema, sem problemas, sem transtorno*, não se perdem, não se perde, não se perderá
        não se perderão
        não notam, não nota, não notará, não notarão, não dá por nada, não dão por nada
        o que escreveu, o que já, quem tiver, quem tem
        ninguém perde, ninguém paga, ninguém precisa, ninguém tem de
        aconteça o que acontecer
        nenhum pagamento é, nenhum pedido é
    """),
    commands=Phrases("""
        use, utilize, tente, espere, guarde, compre, pague, abra, envie, peça, evite, salve, grave, feche, mantenha, traga, leve, apanhe, tome, pegue, vá, venha, peçam, mostre, apresente
        imprima, escreva, responda, fale, procure, escolha, marque, remarque, desligue, ligue, reinicie, ferva, dirija, siga, veja, leia, confira, deixe, faça, não feche, não desligue, não envie, não tente
        levante, recolha, retire, saque, baixe, descarregue, passe, entre, saia, volte a entrar
        inscreva, pergunte, anote, aponte, carregue, recarregue, cozinhe, encha, troque, instale
        atualize, reserve, cancele, desça, suba, dirija se, desloque se, beba, não beba, não ligue
        não abra, não pague, não repita, não reinicie, não apague, não cancele, não venha, não vá
        não use, conduza, ouça, assista, escute, jogue
    """),
    tellers=Phrases("""
        não é, não são, nosso*, nossa*, este, esta, isto, é, são, foi, nada, ninguém, tudo, aconteceu, ocorreu
        começou, surgiu, *amos, *emos, *imos, devido, desde, em, no, na, por, hoje, ontem, agora, atualmente
        infelizmente, já, ainda, quando soubermos, quando tivermos, assim que, quando pudermos, logo que
        até que, porque, um em cada, uma em cada, um em, dois em cada, quase, mais de, cerca de
    """),
    things=Phrases("""
        o, a, os, as, um, uma, dois, duas, três, alguns, algumas, muitos, muitas, vários, várias, todos, todas
        ambos, cada, durante, com, para, há, poucos, poucas, centenas, milhares, parte, partes, metade, nas
        nos, ao, à, não, nenhum, nenhuma, alguém, aqui, de vez em quando, às vezes, haverá, muita, muito
        pouca, pouco, gente, quem, o que, parte de, dentro, fora, lá, os *, uns, umas, outro, outra, outros
        outras, estes, estas, esse, essa, isso, em, no, na, hoje, ninguém
    """),
    past=Phrases("""
        foi, foram, era, eram, estava, estavam, teve, tiveram, houve, havia, ficou, ficaram, caiu, caíram
        começou, ocorreu, aconteceu, causou, parou, perdeu, *aram, *eram, *iram, não, ninguém, nenhum, nenhuma
    """),
    deeds=Phrases("""
        está *ando, estão *ando, está *endo, estão *endo, está *indo, estão *indo, está a *ar, estão a *ar
        está a *er, estão a *er, está a *ir, estão a *ir, foi, foram, houve, veio, vieram, fez, fizeram, pôs
        puseram, trouxe, trouxeram, disse, disseram, esteve, estiveram
        técnic*, engenh*, especialista*, servidor*, base de dados, banco de dados, fabricante*, bombeiros
        prédio, situação, tempestade, polícia, diretoria, árvore*, chuva*, temporal, temporais, vento, raio
        cabo, fornecedor*, terceiros, procura, demanda, equipa*, equipe*, confiança, mecânic*, canaliz*
        encanador*, eletricist*, operári*, brigadas, uma peça, a peça, muita gente
        cabos
        *aram, *eram, *iram
    """),
    cues=Phrases("""
        em vez de, em lugar de, dinheiro, autocarro*, ônibus, táxi*, devolv*, abert*, funciona, funcionam
        disponíve*, segur*, guardad*, prolong*, reembols*, válid*, gratuit*, grátis, possível, pode, podem
        loja, lojas, linha de apoio, aceit*, mantém, mantêm, lhe, lhes, seu, sua, seus, suas, consigo, pessoal
        formulário*, impress*, horário*, balcão, balcões, sem custo*, posto*, entrad*, alternativ*, prazo*
        multa*, juros, comissões, comissão, taxa*, vence, cobrad*, não muda*, não expira*, não altera*
        não caduca*, número, impresso*, caixa*, funcionar, a funcionar, a atender, a distribuir, a servir
        a vender, atendendo, distribuindo, servindo, vendendo, aceitando, entregando, à porta, ao lado
        metade do preço, registad*, registrad*, gravad*, arquivad*, 24 horas, ajud*
        não são cobrad*, não é cobrad*, não perde*, não saíram, não saiu, por si, por ti, não conta*, de graça
    """),
    hints=Phrases("""
        quiosque*, caixa, caixas, farmácia*, centro de saúde, receção, recepção, pavilhão, biblioteca*, igreja
        porta norte, porta sul, portaria, correios, multibanco, e mail, e mails, email, emails, sms, whatsapp
        chat, agente*, motorista*, revisor*, guarda, guardas, enfermeir*, médic*, parteira*, porteiro*
        voluntári*, autocarros, metro, comboios, trens, bilhete*, passe, passes, cartão, cartões, cópia*
        consulta*, reserva*, reservad*, renda, aluguel, preço, preços, tarifa*, desconto*, cisterna*
        engarrafada, vela, velas, vale, valem, serve, servem, em frente, perto de, junto, lá fora, ali
        realiza*, decorre*, continua*, mais um dia, mais dois dias, dias a mais, mais tempo, a pé
        em mão, até à meia noite, meia noite, chegam nos, chega nos, levanta*, recolh*, empréstimo*, rádio
        folheto*, avia*, distribui*, entrega*, passa para, passam para, adiad*, mantém*, mantêm*, respeita*
        conserva*, guard*, consola, extra, adicional, igual, bem, dispõe*, emprest*, abre a
        abrem a, abre o, abrem o, abre até, abre às, passa na, passa no, passam na, passam no, passa a
        passam a, recebe*, guia*, leva a, levam a, diz onde, indica*, cobre*, conta igual, sai de, saem de
        sai do, saem do, saem da, para em, param em, paragem, paragens, imprime*, manda*
        responde a, usa*, joga*, é sua, é seu, é tua, é teu, deixa*, permite*
        cuida*, quarto, quartos, lugares livres, vende*, custa*, alug*, reforç*, têm, tem direito, dá a, dão a
        ao mesmo preço, serve*, servem se, tenda, refeição, refeições, cantina, mesa, mesas, faz se, fazem se
        dá se, pode se, 112, 911, à sua porta, à tua porta, potável, urgências, automátic*, intact*
        passam, visita*, devem, ok, à sua espera, acompanhad*, primeiro
        na escola, no ginásio, na igreja, há sopa
    """),
    past_forms=r"(?<!\w)(?!estou|moscou)[a-zà-ÿ]{2,20}(?:ou|[dcvr]eu|iu)(?!\w)|(?<!\w)houve(?!\w)",
    meanwhile=Phrases("enquanto, embora, mesmo que"),
    farewells=Phrases("""
        atenciosamente, cumprimentos, com os melhores cumprimentos, melhores cumprimentos, cordialmente, um abraço, abraços, saudações, obrigado, obrigada, muito obrigado, muito obrigada
        com carinho, carinhosamente, beijos, saudações cordiais, seu time
    """),
    ways_round=Phrases("""
        alternativa*, entretanto, enquanto isso, em vez disso, ofereça, por telefone, à mão, em papel
        diga, peça, encaminhe, guião, por favor, manualmente
        não prometa*, não reinicie*, não digam, não deem, anote*, apontem, usem, marquem
    """),
)
